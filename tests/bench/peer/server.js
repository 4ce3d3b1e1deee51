// The same API as a team would write it in an afternoon with Fastify and pg:
// validation by JSON schema, one pool, one statement (a list: two) a request.
//
// It has less to do than contactsd: one key, in memory; no rate limit, no
// versions, no notice of unchanged contacts, no counters. Its statements are
// prepared, its answers are serialised by schema, and it logs nothing.
//
// usage: node server.js SOCKET
// PG* and CONTACTS_API_KEY, CONTACTS_ACCOUNT_ID come from the environment.

import bearerAuth from '@fastify/bearer-auth';
import Fastify from 'fastify';
import pg from 'pg';

const account = process.env.CONTACTS_ACCOUNT_ID;
const pool = new pg.Pool();

const nullableString = { type: ['string', 'null'] };

const contactBody = {
	type: 'object',
	required: ['phone'],
	additionalProperties: false,
	properties: {
		phone: { type: 'string', pattern: '^[1-9][0-9]{6,14}$' },
		first_name: { ...nullableString, maxLength: 255 },
		last_name: { ...nullableString, maxLength: 255 },
		email: { ...nullableString, format: 'email', maxLength: 254 },
		tags: { type: 'array', maxItems: 100, items: { type: 'string', minLength: 1, maxLength: 64 } },
		custom_fields: { type: 'object', maxProperties: 250 },
	},
};

const bulkBody = {
	type: 'object',
	required: ['contacts'],
	additionalProperties: false,
	properties: { contacts: { type: 'array', minItems: 1, maxItems: 1000, items: contactBody } },
};

const listItem = {
	type: 'object',
	properties: {
		id: { type: 'string' },
		phone: { type: 'string' },
		first_name: nullableString,
		last_name: nullableString,
		email: nullableString,
		tags: { type: 'array', items: { type: 'string' } },
		created_at: { type: 'string', format: 'date-time' },
	},
};

const contact = {
	type: 'object',
	properties: {
		...listItem.properties,
		custom_fields: { type: 'object', additionalProperties: true },
		updated_at: { type: 'string', format: 'date-time' },
	},
};

const contactAnswer = {
	type: 'object',
	properties: { success: { type: 'boolean' }, contact, created: { type: 'boolean' } },
};

const bulkAnswer = {
	type: 'object',
	properties: {
		success: { type: 'boolean' },
		results: {
			type: 'array',
			items: {
				type: 'object',
				properties: {
					index: { type: 'integer' },
					status: { type: 'string' },
					id: { type: 'string' },
					error: { type: 'null' },
				},
			},
		},
		summary: {
			type: 'object',
			properties: {
				total: { type: 'integer' },
				created: { type: 'integer' },
				updated: { type: 'integer' },
				unchanged: { type: 'integer' },
				failed: { type: 'integer' },
			},
		},
	},
};

const listAnswer = {
	type: 'object',
	properties: {
		success: { type: 'boolean' },
		contacts: { type: 'array', items: listItem },
		pagination: {
			type: 'object',
			properties: {
				total: { type: 'integer' },
				limit: { type: 'integer' },
				offset: { type: 'integer' },
			},
		},
	},
};

const listQuery = {
	type: 'object',
	properties: {
		limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
		offset: { type: 'integer', minimum: 0, default: 0 },
		tag: { type: 'string', minLength: 1 },
	},
};

const app = Fastify();

app.register(bearerAuth, { keys: new Set([process.env.CONTACTS_API_KEY]) });

app.after(() => {
	app.post('/v1/contacts', {
		schema: { body: contactBody, response: { '2xx': contactAnswer } },
	}, async (request, reply) => {
		const { phone, first_name, last_name, email, tags, custom_fields } = request.body;
		const { rows: [row] } = await pool.query({
			name: 'contact_upsert',
			text: `INSERT INTO bench.peer_contact AS stored
			              (account_id, phone, first_name, last_name, email, tags, custom_fields)
			       VALUES ($1, $2, $3, $4, $5, coalesce($6::text[], '{}'), coalesce($7::jsonb, '{}'))
			           ON CONFLICT (account_id, phone) DO UPDATE
			          SET first_name = coalesce($3, stored.first_name),
			              last_name = coalesce($4, stored.last_name),
			              email = coalesce($5, stored.email),
			              tags = coalesce($6::text[], stored.tags),
			              custom_fields = stored.custom_fields || coalesce($7::jsonb, '{}'),
			              updated_at = now()
			       RETURNING *, xmax = 0 AS created`,
			values: [account, phone, first_name, last_name, email, tags, custom_fields],
		});
		reply.code(row.created ? 201 : 200);
		return { success: true, contact: { ...row, id: `cnt_${row.phone}` }, created: row.created };
	});

	// Tags are replaced, as above; an empty list leaves what is there. A phone that is
	// there twice counts as its last contact. Rows are locked in the order of phones, so
	// that no two statements wait for each other.
	app.post('/v1/contacts/bulk', {
		schema: { body: bulkBody, response: { 200: bulkAnswer } },
	}, async (request) => {
		const { contacts } = request.body;
		const byPhone = new Map(contacts.map((contact) => [contact.phone, contact]));
		const { rows } = await pool.query({
			name: 'contact_upsert_bulk',
			text: `INSERT INTO bench.peer_contact AS stored
			              (account_id, phone, first_name, last_name, email, tags, custom_fields)
			       SELECT $1, phone, first_name, last_name, email, coalesce(tags, '{}'),
			              coalesce(custom_fields, '{}')
			         FROM json_to_recordset($2) AS item (phone text, first_name text, last_name text,
			              email text, tags text[], custom_fields jsonb)
			        ORDER BY phone
			           ON CONFLICT (account_id, phone) DO UPDATE
			          SET first_name = coalesce(excluded.first_name, stored.first_name),
			              last_name = coalesce(excluded.last_name, stored.last_name),
			              email = coalesce(excluded.email, stored.email),
			              tags = coalesce(nullif(excluded.tags, '{}'), stored.tags),
			              custom_fields = stored.custom_fields || excluded.custom_fields,
			              updated_at = now()
			       RETURNING phone, xmax = 0 AS created`,
			values: [account, JSON.stringify([...byPhone.values()])],
		});
		const isCreated = new Map(rows.map((row) => [row.phone, row.created]));
		const results = contacts.map(({ phone }, index) => ({
			index,
			status: isCreated.get(phone) ? 'created' : 'updated',
			id: `cnt_${phone}`,
			error: null,
		}));
		const total = results.length;
		const created = results.filter(({ status }) => status === 'created').length;
		return {
			success: true,
			results,
			summary: { total, created, updated: total - created, unchanged: 0, failed: 0 },
		};
	});

	app.get('/v1/contacts/:id', {
		schema: { response: { 200: contactAnswer } },
	}, async (request, reply) => {
		const phone = request.params.id.replace(/^cnt_/, '');
		const { rows: [row] } = await pool.query({
			name: 'contact_get',
			text: 'SELECT * FROM bench.peer_contact WHERE account_id = $1 AND phone = $2',
			values: [account, phone],
		});
		if (!row) {
			reply.code(404);
			return { success: false };
		}
		return { success: true, contact: { ...row, id: `cnt_${row.phone}` } };
	});

	app.get('/v1/contacts', {
		schema: { querystring: listQuery, response: { 200: listAnswer } },
	}, async (request) => {
		const { limit, offset, tag, ...others } = request.query;
		const fields = Object.entries(others).map(([name, value]) =>
			[name.match(/^custom_fields\[(.+)\]$/)?.[1], value]).filter(([key]) => key);
		const conditions = ['account_id = $1'];
		const values = [account];
		if (tag !== undefined)
			conditions.push(`tags @> $${values.push([tag])}`);
		if (fields.length > 0)
			conditions.push(`custom_fields @> $${values.push(Object.fromEntries(fields))}::jsonb`);
		const where = conditions.join(' AND ');
		const [page, count] = await Promise.all([
			pool.query({
				name: `page ${where}`,
				text: `SELECT phone, first_name, last_name, email, tags, created_at
				         FROM bench.peer_contact WHERE ${where}
				        ORDER BY created_at DESC, id DESC
				        LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
				values: [...values, limit, offset],
			}),
			pool.query({
				name: `count ${where}`,
				text: `SELECT count(*)::integer AS total FROM bench.peer_contact WHERE ${where}`,
				values,
			}),
		]);
		return {
			success: true,
			contacts: page.rows.map((row) => ({ ...row, id: `cnt_${row.phone}` })),
			pagination: { total: count.rows[0].total, limit, offset },
		};
	});
});

await app.listen({ path: process.argv[2] });
