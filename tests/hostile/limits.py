#!/usr/bin/env python3
"""
Limits that nginx sets, for a stack that trusts no address (NGINX_TRUSTED=): somebody who guesses
keys is slowed down, and a service that hangs is answered for (contract, part 1).
"""

import os
import signal
import threading
import time

import client
import report

account = client.new_account("limits")
honest = client.Client(client.new_key(account), timeout=30)

for path in ("/healthz", "/readyz"):
    answer = honest.call("GET", path)
    report.check(f"{path} is for trusted addresses only", answer.status == 404, answer)
answers = []


def guess(number):
    guesser = client.Client("ck_" + f"{number:x}" * 64)
    for _ in range(300):
        answers.append(guesser.call("GET", "/v1/status"))


threads = [threading.Thread(target=guess, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
statuses = {status: sum(answer.status == status for answer in answers)
            for status in {answer.status for answer in answers}}
refused = [answer for answer in answers if answer.status == 429]
report.check("who guesses keys sees 401, and soon 429", set(statuses) == {401, 429}, statuses)
report.check("in the envelope", all(answer.is_envelope() for answer in answers))
errors = [(answer.json["error"], answer.headers["retry-after"]) for answer in refused]
report.check("with the time to wait", all(
    error["code"] == "rate_limit_exceeded" and str(error["retry_after_seconds"]) == wait
    for error, wait in errors), errors[:1])
time.sleep(1)
answer = honest.call("GET", "/v1/contacts")
report.check("a second later an honest client of the same address is served",
             answer.status == 200, answer)

# The honest client's key is remembered for seconds, so this request reaches the service itself.
process = int(os.environ["CONTACTSD_PID"])
os.kill(process, signal.SIGSTOP)
start = time.monotonic()
answer = honest.call("GET", "/v1/contacts")
spent = time.monotonic() - start
os.kill(process, signal.SIGCONT)
report.check("a service that hangs is answered 504 for it",
             answer.status == 504 and answer.is_envelope() and
             answer.json["error"]["code"] == "timeout" and answer.headers.get("retry-after"), answer)
report.check(f"after ten seconds ({spent:.1f} s)", 9 < spent < 12)
answer = honest.call("GET", "/v1/contacts")
report.check("and when it goes on, so does everybody", answer.status == 200, answer)
report.finish()
