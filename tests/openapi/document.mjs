// openapi.yaml as plain data.
import core from '@redocly/openapi-core';

export async function read(file) {
	const config = await core.createConfig({
		extends: ['recommended-strict'],
		rules: {
			'no-invalid-media-type-examples': { severity: 'error' },
			'no-invalid-parameter-examples': 'error',
			'no-invalid-schema-examples': 'error',
			'no-unused-components': 'error',
			'operation-4xx-response': 'error',
		},
	});
	const problems = await core.lint({ ref: file, config });
	const { bundle } = await core.bundle({ ref: file, config });
	return {
		document: bundle.parsed,
		faults: problems.map((problem) =>
			`${problem.location[0]?.pointer ?? ''} ${problem.message} (${problem.ruleId})`),
	};
}

export function resolve(document, node) {
	while (node?.$ref !== undefined)
		node = at(document, node.$ref.slice(1));
	return node;
}

// The value a JSON pointer names, through references; undefined if there is none.
export function at(document, pointer) {
	let node = document;
	for (const step of pointer.split('/').slice(1))
		node = resolve(document, node)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
	return resolve(document, node);
}

// Every operation: its method, path, parameters with those of the path, responses by status.
export function operations(document) {
	const list = [];
	for (const [path, item] of Object.entries(document.paths))
		for (const method of ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']) {
			const operation = item[method];
			if (operation === undefined)
				continue;
			list.push({
				id: operation.operationId,
				method: method.toUpperCase(),
				path,
				pointer: `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`,
				scopes: (operation.security ?? document.security).flatMap((one) => one.key),
				parameters: [...item.parameters ?? [], ...operation.parameters ?? []]
					.map((parameter) => resolve(document, parameter)),
				body: resolve(document, operation.requestBody),
				responses: Object.fromEntries(Object.entries(operation.responses)
					.map(([status, response]) => [status, resolve(document, response)])),
			});
		}
	return list;
}
