#!/usr/bin/env node
// Follows the changes of the account, with nothing installed. After deploy/quickstart:
//
//     . var/env
//     NODE_EXTRA_CA_CERTS="$CONTACTS_CA_FILE" node examples/follow.mjs FILE
//
// FILE keeps the place, so that what is started again misses nothing and repeats at most what it was
// at when it was stopped. Do your own work in react(). Without FILE it begins now and keeps nothing.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const base = process.env.CONTACTS_URL;
const key = process.env.CONTACTS_API_KEY;
const file = process.argv[2];

function react({ event, data: { contact, changes } }) {
	console.log(event, contact?.id ?? '', Object.entries(changes ?? {})
		.map(([field, sides]) => `${field}: ${JSON.stringify(sides.old)} to ${JSON.stringify(sides.new)}`).join(', '));
}

function stored() {
	try {
		return file === undefined ? null : readFileSync(file, 'utf8').trim();
	} catch (error) {
		if (error.code !== 'ENOENT')
			throw error;
		return null;
	}
}

// Whole or not at all: a half written cursor would be none.
function store(cursor) {
	if (file === undefined)
		return;
	writeFileSync(`${file}.new`, `${cursor}\n`);
	renameSync(`${file}.new`, file);
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

for (let cursor = stored(); ;) {
	const from = cursor === null ? 'from=now' : `cursor=${cursor}&wait=30`;
	let answer;
	try {
		answer = await fetch(`${base}/v1/changes?${from}`, { headers: { Authorization: `Bearer ${key}` } });
	} catch {	// the network; what was not stored comes again
		await pause(1);
		continue;
	}
	if (answer.status === 429 || answer.status >= 500) {
		await pause(answer.headers.get('Retry-After') ?? 1);
		continue;
	}
	const page = await answer.json();
	if (!page.success) {
		// 410: too much happened meanwhile. Read all contacts anew, then begin without FILE.
		console.error(answer.status, page.error.code, page.error.message);
		process.exit(1);
	}
	for (const change of page.changes)
		react(change);
	cursor = page.next_cursor;
	store(cursor);
}
