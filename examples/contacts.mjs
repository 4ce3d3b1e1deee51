// The API from Node.js 18 or newer, with nothing installed. After deploy/quickstart:
//
//	. var/env
//	NODE_EXTRA_CA_CERTS="$CONTACTS_CA_FILE" node examples/contacts.mjs
//
// A client written for the hosted service needs two lines changed: base and key.
const base = process.env.CONTACTS_URL;
const key = process.env.CONTACTS_API_KEY;

// One call. Waits and tries again when the service says so (429, 503); every call may be repeated.
async function call(method, path, { body, headers } = {}) {
	for (let attempt = 1; ; attempt++) {
		const answer = await fetch(`${base}/v1${path}`, {
			method,
			headers: {
				Authorization: `Bearer ${key}`,
				...body && { 'Content-Type': 'application/json' },
				...headers,
			},
			body: body && JSON.stringify(body),
		});
		const json = await answer.json();
		if (json.success)
			return json;
		if (![429, 503].includes(answer.status) || attempt === 5)
			throw Object.assign(new Error(json.error.message), json.error, { status: answer.status });
		const seconds = Number(answer.headers.get('Retry-After') ?? 1);
		await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
	}
}

// Every contact of a list, page by page.
async function* all(parameters = {}) {
	let cursor = null;
	do {
		const query = new URLSearchParams({ limit: 100, ...parameters, ...cursor && { cursor } });
		const page = await call('GET', `/contacts?${query}`);
		yield* page.contacts;
		cursor = page.pagination.next_cursor;
	} while (cursor !== null);
}

const phone = '15555550100';

const { contact, created } = await call('POST', '/contacts', { body: {
	phone,
	first_name: 'Ana',
	last_name: 'Silva',
	email: 'ana@example.com',
	tags: ['Lead'],
	custom_fields: { plan: 'free', city: 'Porto' },
} });
console.log(created ? 'created' : 'updated', contact.id, 'version', contact.version);

const page = await call('GET', '/contacts?limit=20&offset=0&tag=Lead');
console.log(page.pagination.total, 'with the tag Lead');

for await (const { id, first_name } of all({ 'custom_fields[city]': 'Porto' }))
	console.log('lives in Porto:', id, first_name);

const answer = await call('POST', `/contacts/${contact.id}/evaluate`, { body: { branches: [
	{ name: 'paying', filter: { field: 'custom_fields.plan', op: 'in', value: ['pro', 'team'] } },
	{ name: 'lead', filter: { field: 'tags', op: 'has', value: 'Lead' } },
] } });
console.log('is a', answer.match);

const found = await call('POST', '/contacts/search', { body: { limit: 20, filter: { all: [
	{ field: 'custom_fields.city', op: 'eq', value: 'Porto' },
	{ not: { field: 'tags', op: 'has', value: 'unsubscribed' } },
] } } });
console.log('may be written to:', found.pagination.total);

// Only if nobody changed the contact since it was read.
const changed = await call('PATCH', `/contacts/${contact.id}`, {
	headers: { 'If-Match': `"${contact.version}"` },
	body: { custom_fields: { plan: 'pro' } },
});
console.log('plan is', changed.contact.custom_fields.plan, 'version', changed.contact.version);

await call('POST', `/contacts/${contact.id}/tags`, { body: { add: ['Customer'], remove: ['Lead'] } });

try {
	await call('POST', '/contacts', { body: { phone: '+1 555 555-0100' } });
} catch (error) {
	console.log(error.status, error.code, error.details[0].field, error.details[0].message);
}

await call('DELETE', `/contacts/${contact.id}`);
console.log('deleted', contact.id);
