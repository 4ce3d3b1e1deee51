// "ok N - sentence" or "not ok N - sentence" for each case, and a closing line.
let passed = 0;
let failed = 0;

export function check(sentence, faults) {
	const wrong = faults.length > 0;
	wrong ? failed++ : passed++;
	console.log(`${wrong ? 'not ok' : 'ok'} ${passed + failed} - ${sentence}`);
	for (const fault of faults)
		console.log(`#   ${fault}`);
}

export function finish() {
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

// What is in one list and not in the other, in words.
export function differences(nameA, a, nameB, b) {
	const lacks = (list, other, name) => list.filter((item) => !other.includes(item))
		.map((item) => `${name} lacks ${item}`);
	return [...lacks(a, b, nameB), ...lacks(b, a, nameA)];
}

export function same(what, expected, found) {
	const [a, b] = [JSON.stringify(expected), JSON.stringify(found)];
	return a === b ? [] : [`${what}: expected ${a}, found ${b}`];
}
