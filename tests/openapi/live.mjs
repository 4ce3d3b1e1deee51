// Asks a running service and compares what it answers with openapi.yaml: every operation, every
// status below 500 that it lists, every example of a body.
import { execFileSync, spawn } from 'node:child_process';

import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

import { operations, resolve } from './document.mjs';
import { check } from './report.mjs';

const PHONE = '99977005100001';
const MISSING = '99977005100002';
const FILTER = { field: 'tags', op: 'has', value: 'Lead' };

// For generated clients more keys may come one day; today there are no others.
function strict(node) {
	if (Array.isArray(node))
		return node.map(strict);
	if (node === null || typeof node !== 'object')
		return node;
	const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, strict(value)]));
	if (copy.type === 'object' && copy.properties !== undefined)
		copy.additionalProperties ??= false;
	return copy;
}

function sql(text) {
	return execFileSync('psql', ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-c', text], { encoding: 'utf8' }).trim();
}

class Service {
	constructor(document) {
		this.document = document;
		this.ajv = formats(new Ajv({ strict: false, allErrors: true }));
		this.ajv.addSchema({ $id: 'document', ...strict(document) });
		this.account = sql("SELECT contacts.create_account('openapi')");
		this.key = this.new_key();
	}

	new_key(scope = null, limit = null) {
		const scopes = scope === null ? "'{contacts:read,contacts:write}'" : `'{${scope}}'`;
		return sql(`SELECT contacts.create_key(${this.account}, 'openapi', ${scopes}, ${limit})`);
	}

	// What stands for {id}.
	id({ path }) {
		return path.startsWith('/v1/segments/') ? this.segment : PHONE;
	}

	// For some seconds, from now on.
	hold_account() {
		const held = `SELECT FROM contacts.account_total WHERE account_id = ${this.account} FOR UPDATE`;
		spawn('psql', ['-XqAt', '-c', `BEGIN; ${held}; SELECT pg_sleep(2)`], { stdio: 'ignore' });
		while (sql(`SELECT count(*) FROM pg_stat_activity
		             WHERE wait_event = 'PgSleep' AND starts_with(query, 'BEGIN; ${held}')`) === '0')
			continue;
	}

	segment_named(name) {
		const { segment_id } = JSON.parse(sql(`SELECT row_to_json(s) FROM contacts.segment AS s
			WHERE account_id = ${this.account} AND name = '${name}'`));
		return `seg_${segment_id}`;
	}

	// The answer, and what about it differs from the document.
	async call(operation, { id = this.id(operation), query = '', key = this.key, headers = {}, body, method } = {}) {
		const url = process.env.CONTACTS_URL + operation.path.replace(/\{\w+\}/, id) + query;
		const json = body !== undefined ? { 'Content-Type': 'application/json' } : {};
		const answer = await fetch(url, {
			method: method ?? operation.method,
			headers: { ...key && { Authorization: `Bearer ${key}` }, ...json, ...headers },
			body: typeof body === 'object' ? JSON.stringify(body) : body,
		});
		const text = await answer.text();
		return { status: answer.status, faults: this.faults(operation, answer, text) };
	}

	faults(operation, answer, text) {
		const status = operation.responses[answer.status] !== undefined ? answer.status : 'default';
		const response = operation.responses[status];
		const found = [];
		if (response === undefined)
			return [`the answer ${answer.status} is not described: ${text.slice(0, 500)}`];
		if (answer.headers.get('content-type') !== 'application/json; charset=utf-8')
			found.push(`Content-Type: ${answer.headers.get('content-type')}`);
		for (const [name, reference] of Object.entries(response.headers ?? {}))
			found.push(...this.header_faults(name, resolve(this.document, reference), answer.headers.get(name)));
		if (response.content === undefined)
			return text === '' ? found : [...found, `a body: ${text.slice(0, 500)}`];
		const validate = this.validator(response.content['application/json'].schema);
		try {
			if (!validate(JSON.parse(text)))
				found.push(this.ajv.errorsText(validate.errors), text.slice(0, 500));
		} catch (error) {
			found.push(`${error.message}: ${text.slice(0, 500)}`);
		}
		return found;
	}

	validator(schema) {
		return this.ajv.compile(JSON.parse(JSON.stringify(strict(schema)).replaceAll('"#/', '"document#/')));
	}

	header_faults(name, header, value) {
		if (value === null)
			return header.required ? [`the header ${name} is missing`] : [];
		const typed = header.schema.type === 'integer' ? Number(value) : value;
		const validate = this.validator(header.schema);
		return validate(typed) ? [] : [`${name}: ${value}: ${this.ajv.errorsText(validate.errors)}`];
	}
}

// How to provoke each status; what it returns is tried and must be answered with that status.
const PROVOKE = {
	304: () => ({ headers: { 'If-None-Match': '*' } }),
	400: () => ({ query: '?no_such_parameter=1' }),
	401: () => ({ key: null }),
	403: (service, { scopes }) => ({
		key: service.new_key(scopes[0] === 'contacts:read' ? 'contacts:write' : 'contacts:read') }),
	404: () => ({ id: MISSING }),
	409: async (service, operation, call) => {
		if (operation.id.startsWith('contact_') && operation.id !== 'contact_list') {	// a key that another request had
			const headers = { 'Idempotency-Key': operation.id };
			while ((await service.call(operation, { ...call, headers })).status === 503)
				continue;	// somebody may still hold the account
			return { headers: { ...headers, Prefer: 'handling=lenient' } };
		}
		if (operation.id !== 'contact_list')	// a name that another segment has
			return { body: { name: 'Other', filter: FILTER } };
		service.hold_account();	// so nobody fills it
		sql(`UPDATE contacts.segment SET filled_to = 0 WHERE account_id = ${service.account}`);
		return { query: `?segment=${service.segment}` };
	},
	410: (service) => ({ query: `?cursor=chg_${service.account}_999999_1_abc` }),
	412: () => ({ headers: { 'If-Match': '"999999"' } }),
	413: (service, operation) => ({ body: ' '.repeat(operation.body['x-max-bytes'] + 1) }),
	414: () => ({ query: `?tag=${'x'.repeat(9000)}` }),
	415: () => ({ headers: { 'Content-Type': 'text/plain' } }),
	429: async (service, operation, call) => {
		const key = service.new_key(null, 1);
		await service.call(operation, { ...call, key });
		return { key };
	},
};

// A body that the operation takes, with the phone of this test.
function bodies(operation) {
	const examples = operation.body?.content['application/json'].examples ?? {};
	return Object.entries(examples).map(([name, { value }]) => [name,
		'phone' in value ? { ...value, phone: PHONE } : value]);
}

async function check_success(service, operation, sentence, call, statuses) {
	const { status, faults } = await service.call(operation, call);
	if (!statuses.includes(status))
		faults.unshift(`answered ${status}`);
	check(`${operation.id} ${sentence} answers as described`, faults);
}

async function check_refusals(service, operation) {
	const [, body] = bodies(operation)[0] ?? [];
	for (const wanted of Object.keys(operation.responses)) {
		if (wanted === 'default' || wanted < 300 || wanted >= 500)
			continue;
		if (PROVOKE[wanted] === undefined) {
			check(`${operation.id} can be made to answer ${wanted}`, ['live.mjs does not know how']);
			continue;
		}
		const call = { body, ...await PROVOKE[wanted](service, operation, { body }) };
		const { status, faults } = await service.call(operation, call);
		check(`${operation.id} answers ${wanted} as described`,
			String(status) === wanted ? faults : [`answered ${status}`, ...faults]);
	}
	const { status, faults } = await service.call(operation, { method: 'PUT' });
	check(`${operation.id} answers 405 as described`, status === 405 ? faults : [`answered ${status}`]);
}

export async function check_service(document) {
	const service = new Service(document);
	const all = operations(document);
	const find = (id) => all.find((operation) => operation.id === id);
	const upsert = find('contact_upsert');
	const deletion = find('contact_delete');

	for (const [name, body] of bodies(upsert)) {
		await check_success(service, upsert, `with the example "${name}" (new)`, { body }, [201]);
		await check_success(service, upsert, `with the example "${name}" (again)`, { body }, [200]);
		await check_success(service, deletion, `after "${name}"`, {}, [200]);
	}
	const [, whole] = bodies(upsert)[0];
	await service.call(upsert, { body: whole });
	await service.call(upsert, { body: { ...whole, phone: MISSING } });
	for (const query of ['', '?limit=1', '?tag=Lead&sort=created_at&offset=1',
		'?include=custom_fields,updated_at,version', '?custom_fields[shopify_id]=cust_29813a', '?offset=1000000'])
		await check_success(service, find('contact_list'), `with "${query}"`, { query }, [200]);
	await service.call(deletion, { id: MISSING });

	const create = find('segment_create');
	await check_success(service, create, 'with another name', { body: { name: 'Other', filter: FILTER } }, [201]);
	for (const [name, body] of bodies(create)) {
		await check_success(service, create, `with the example "${name}"`, { body }, [201]);
		service.segment = service.segment_named(body.name);
		await check_success(service, find('segment_delete'), `after "${name}"`, {}, [200]);
		await service.call(create, { body });
		service.segment = service.segment_named(body.name);
	}

	const done = ['contact_upsert', 'contact_list', 'contact_delete', 'segment_create', 'segment_delete'];
	for (const operation of all.filter(({ id }) => !done.includes(id))) {
		if (operation.body === undefined)
			await check_success(service, operation, 'without a body', {}, [200]);
		for (const [name, body] of bodies(operation))
			await check_success(service, operation, `with the example "${name}"`, { body }, [200]);
	}
	for (const operation of all) {
		await service.call(upsert, { body: whole });
		const [, segment] = bodies(create)[0];
		await service.call(create, { body: segment });
		service.segment = service.segment_named(segment.name);
		await check_refusals(service, operation);
	}
}
