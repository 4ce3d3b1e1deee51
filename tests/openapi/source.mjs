// What src/ says: constants, tables. It is C, so only the shape the tables are written in is read.
import { readFileSync } from 'node:fs';

export function source(top, file) {
	return readFileSync(`${top}/${file}`, 'utf8').replace(/\/\*[^]*?\*\//g, ' ');
}

// Constants of enums: sums and products of numbers and of other constants.
export function constants(top, files) {
	const found = {};
	for (const file of files)
		for (const [, body] of source(top, file).matchAll(/enum\s*\w*\s*\{([^}]*)\}/g))
			for (const [, name, value] of body.matchAll(/(\w+)\s*=\s*([^,]+)/g)) {
				const sum = value.replace(/[A-Z]\w*/g, (other) => found[other] ?? other).trim();
				if (/^[-0-9+*()<\s]+$/.test(sum))
					found[name] = Function(`return ${sum}`)();
			}
	return found;
}

// The rows between "name[] = {" and "};", each as its text.
export function rows(text, name) {
	const start = text.search(new RegExp(`\\b${name}\\[\\w*\\] = \\{`));
	if (start < 0)
		throw new Error(`there is no table ${name}`);
	const table = text.slice(text.indexOf('{', start) + 1, text.indexOf('\n};', start));
	const list = [];
	let depth = 0;
	let row = '';
	for (const character of table) {
		if (character === '}' && --depth === 0)
			list.push(row);
		if (depth > 0)
			row += character;
		if (character === '{' && depth++ === 0)
			row = '';
	}
	return list;
}

export function strings(text) {
	return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, string]) => string);
}
