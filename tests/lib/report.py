"""Results of tests as lines: "ok N - sentence", and a closing line "N passed, N failed"."""

import sys
import threading
import traceback

passed = 0
failed = 0


def check(sentence, holds, *details):
    """One case. The details are printed when it fails."""
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
    print(f"{'ok' if holds else 'not ok'} {passed + failed} - {sentence}", flush=True)
    if not holds:
        for detail in details:
            for line in str(detail).splitlines()[:20]:
                print(f"#   {line[:300]}", flush=True)
    return holds


def note(text):
    print(f"# {text}", flush=True)


def _ended_early(kind, error, trace):
    """What nobody caught is a case that failed: else only its absence would be told."""
    check("runs to its end", False, *traceback.format_exception(kind, error, trace)[-8:])


def _close():
    print(f"{passed} passed, {failed} failed", flush=True)


def _main_ended_early(kind, error, trace):
    _ended_early(kind, error, trace)
    _close()


sys.excepthook = _main_ended_early
threading.excepthook = lambda of: _ended_early(of.exc_type, of.exc_value, of.exc_traceback)


def finish():
    """Prints the closing line and ends the program."""
    _close()
    sys.exit(1 if failed or not passed else 0)
