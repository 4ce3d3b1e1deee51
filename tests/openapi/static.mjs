// Compares openapi.yaml with the tables and the limits in src/, in both directions.
import { at, operations } from './document.mjs';
import { check, differences, same } from './report.mjs';
import { constants, rows, source, strings } from './source.mjs';

const CONDITIONS = { ROUTE_IF_MATCH: 'If-Match', ROUTE_IF_NONE_MATCH: 'If-None-Match' };
const SCOPES = { SCOPE_READ: ['contacts:read'], SCOPE_WRITE: ['contacts:write'],
	'SCOPE_READ | SCOPE_WRITE': ['contacts:read', 'contacts:write'], 0: [] };

// The table of query parameters that each operation reads; none: it has no parameters.
const PARAMETER_TABLES = {
	contact_list: 'list_parameters',
	contact_upsert: 'write_parameters',
	contact_patch: 'write_parameters',
	contact_bulk: 'bulk_parameters',
	contact_delete: 'delete_parameters',
	change_list: 'change_parameters',
	tag_list: 'tag_parameters',
};

// Of write_parameters, what only a call that may create reads: those from CHANGE_ROWS on.
const CREATES = ['if_exists', 'restore'];

const LIMIT_HEADERS = ['src/tag/tag.h', 'src/contact/contact.h', 'src/contact/contact_query.h', 'src/http/http.h',
	'src/http/condition.h', 'src/base/complaint.h', 'src/filter/filter.h', 'src/contact/contact_question.h', 'src/contact/contact_store.h', 'src/segment/segment.h',
	'src/change/change_list.h', 'src/change/change_event.h', 'src/change/change_wait.h'];
const LIMIT_NAME = /^(CONTACT|TAG|BODY|CONDITION|COMPLAINT|FILTER|SEGMENT|CHANGE|IDEMPOTENCY)_.*(MAX|MIN|PRESET)_/;

// Where the document says each limit, and how. A limit in a header without a row here, and one in
// the document that no row names, is a fault.
const schema = (name, keyword) => `/components/schemas/${name}/${keyword}`;
const list = (index, keyword) => `/paths/~1v1~1contacts/get/parameters/${index}/schema/${keyword}`;
const changes = (index, keyword) => `/paths/~1v1~1changes/get/parameters/${index}/schema/${keyword}`;
const tags = (index, keyword) => `/paths/~1v1~1tags/get/parameters/${index}/schema/${keyword}`;
const LIMITS = [
	{
		names: ['CONTACT_PHONE_MIN_DIGITS', 'CONTACT_PHONE_MAX_DIGITS'],
		value: (min, max) => `[1-9][0-9]{${min - 1},${max - 1}}$`,
		reads: (pattern) => pattern.replace(/^\^(cnt_)?/, ''),
		places: [schema('Phone', 'pattern'), schema('Id', 'pattern')],
	},
	{ names: ['CONTACT_NAME_MAX_CHARACTERS'], places: [schema('Name', 'maxLength')] },
	{
		names: ['CONTACT_EMAIL_MAX_BYTES'],
		places: [schema('Email', 'maxLength'), schema('Email', 'x-max-bytes')],
		says: [['Email', (n) => `at most ${n} in all`]],
	},
	{
		names: ['CONTACT_EMAIL_LOCAL_MAX_BYTES'],
		places: [schema('Email', 'x-max-local-bytes')],
		says: [['Email', (n) => `at most ${n} bytes before`]],
	},
	{ names: ['CONTACT_TAG_MAX_CHARACTERS'], places: [schema('Tag', 'maxLength')] },
	{ names: ['CONTACT_TAGS_MAX_COUNT'], places: [schema('Tags', 'maxItems')] },
	{
		names: ['CONTACT_KEY_MAX_BYTES'],
		places: [
			schema('CustomFields', 'propertyNames/maxLength'),
			schema('CustomFields', 'propertyNames/x-max-bytes'),
			list(6, 'propertyNames/maxLength'),
			list(6, 'propertyNames/x-max-bytes'),
		],
		says: [['CustomFields', (n) => `keys of 1 to ${n} bytes`]],
	},
	{
		names: ['CONTACT_FIELDS_MAX_COUNT'],
		places: [schema('CustomFields', 'maxProperties')],
		says: [['CustomFields', (n) => `at most ${n} keys`]],
	},
	{
		names: ['CONTACT_FIELDS_MAX_BYTES'],
		places: [schema('CustomFields', 'x-max-bytes')],
		says: [['CustomFields', (n) => `at most ${n / 1024} KiB`]],
	},
	{
		names: ['CONTACT_FIELDS_MAX_DEPTH'],
		places: [schema('CustomFields', 'x-max-depth')],
		says: [['CustomFields', (n) => `${n} levels deep`]],
	},
	{
		names: ['CONTACT_LIST_MAX_COUNT'],
		places: [list(0, 'maximum'), schema('ContactPage', 'properties/contacts/maxItems'),
			schema('Search', 'properties/limit/maximum')],
	},
	{
		names: ['TAG_LIST_MAX_COUNT'],
		places: [tags(0, 'maximum'), tags(0, 'default')],
	},
	{
		names: ['CONTACT_LIST_MAX_BYTES'],
		places: [schema('ContactPage', 'properties/contacts/x-max-bytes')],
	},
	{
		names: ['CONTACT_LIST_PRESET_COUNT'],
		places: [list(0, 'default'), schema('Search', 'properties/limit/default')],
	},
	{
		names: ['FILTER_MAX_BYTES'],
		places: [schema('Filter', 'x-max-bytes')],
		says: [['Filter', (n) => `${n / 1024} KiB`]],
	},
	{
		names: ['FILTER_MAX_CONDITIONS'],
		places: [schema('Filter', 'x-max-conditions')],
		says: [['Filter', (n) => `At most ${n} conditions`], ['Evaluation', (n) => `${n} conditions together`]],
	},
	{
		names: ['FILTER_MAX_DEPTH'],
		places: [schema('Filter', 'x-max-depth')],
		says: [['Filter', (n) => `${n} levels`]],
	},
	{
		names: ['FILTER_MAX_VALUES'],
		places: [schema('Condition', 'properties/value/maxItems')],
		says: [['Condition', (n) => `a list of these, 1 to ${n}`]],
	},
	{
		names: ['FILTER_MAX_VALUES_IN_ALL'],
		places: [schema('Filter', 'x-max-values')],
		says: [['Filter', (n) => `${n} values in all lists`]],
	},
	{ names: ['FILTER_MAX_CHARACTERS'], places: [schema('Condition', 'properties/value/maxLength')] },
	{
		names: ['FILTER_MAX_BRANCHES'],
		places: [schema('Evaluation', 'properties/branches/maxItems')],
	},
	{
		names: ['FILTER_MAX_SEGMENTS'],
		places: [schema('Filter', 'x-max-segments')],
	},
	{
		names: ['CONTACT_SEGMENTS_MAX_COUNT'],
		places: [schema('Segments', 'properties/segments/maxItems'), schema('ContactSegments', 'properties/segments/maxItems')],
	},
	{ names: ['CHANGE_LIST_MAX_COUNT'], places: [changes(2, 'maximum'), schema('ChangePage', 'properties/changes/maxItems')] },
	{ names: ['CHANGE_LIST_PRESET_COUNT'], places: [changes(2, 'default')] },
	{ names: ['CHANGE_WAIT_MAX_S'], places: [changes(3, 'maximum')] },
	{ names: ['CHANGE_LIST_MAX_BYTES'], places: [], says: [['/paths/~1v1~1changes/get', (n) => `after ${n / 1024 / 1024} MiB`]] },
	{ names: ['CHANGE_LOOKED_MAX_COUNT'], places: [], says: [['/paths/~1v1~1changes/get', (n) => `${n / 1000},000 changes were looked at`]] },
	{
		names: ['CHANGE_WAITING_OF_KEY_MAX_COUNT'],
		places: [],
		says: [['/paths/~1v1~1changes/get', (n) => `At most ${n} calls of a key wait`]],
	},
	{ names: ['CHANGE_FIELDS_MAX_COUNT'], places: [], says: [['/paths/~1v1~1changes/get/parameters/5', (n) => `At most ${n}.`]] },
	{ names: ['IDEMPOTENCY_KEY_MAX_BYTES'], places: ['/components/parameters/IdempotencyKey/schema/maxLength'] },
	{ names: ['SEGMENT_NAME_MAX_CHARACTERS'], places: [schema('SegmentName', 'maxLength')] },
	{
		names: ['CONTACT_BRANCH_NAME_MAX_CHARACTERS'],
		places: [schema('Evaluation', 'properties/branches/items/properties/name/maxLength')],
	},
	{
		names: ['BODY_MAX_BYTES'],
		places: ['/paths/~1v1~1contacts/post', '/paths/~1v1~1contacts~1{id}/patch',
			'/paths/~1v1~1contacts~1{id}~1tags/post', '/paths/~1v1~1contacts~1search/post',
			'/paths/~1v1~1contacts~1{id}~1evaluate/post', '/paths/~1v1~1segments/post',
			'/paths/~1v1~1segments~1{id}/patch'].map((one) => `${one}/requestBody/x-max-bytes`),
	},
	{
		names: ['BODY_BULK_MAX_BYTES'],
		places: ['/paths/~1v1~1contacts~1bulk/post/requestBody/x-max-bytes'],
	},
	{
		names: ['CONTACT_BULK_MAX_COUNT'],
		places: [schema('ContactBulk', 'properties/contacts/maxItems')],
	},
	{
		names: ['CONTACT_BULK_COMPLAINTS_MAX_COUNT'],
		places: [schema('BulkResult', 'properties/error/oneOf/0/properties/details/maxItems')],
	},
	{
		names: ['CONDITION_VERSIONS_MAX_COUNT'],
		places: ['/components/parameters/IfMatch/schema/x-max-versions'],
		says: [['/components/parameters/IfMatch', (n) => `at most ${n}, with commas`]],
	},
	{
		names: ['COMPLAINT_MAX_COUNT'],
		places: [schema('Error', 'properties/error/properties/details/maxItems')],
	},
	{
		names: ['COMPLAINT_MAX_BYTES'],
		value: (n) => n - 1,	// without the NUL
		places: [schema('Detail', 'properties/field/x-max-bytes'),
			schema('Detail', 'properties/message/x-max-bytes')],
	},
];

// Keywords that are no limit of a header: "not empty", a shape, or checked with the parameters.
const NO_LIMITS = [
	schema('Tag', 'minLength'),
	schema('CustomFields', 'propertyNames/minLength'),
	schema('Retag', 'minProperties'),
	schema('ContactBulk', 'properties/contacts/minItems'),
	schema('Filter', 'oneOf/1/properties/all/minItems'),
	schema('Filter', 'oneOf/2/properties/any/minItems'),
	schema('SegmentId', 'pattern'), schema('SegmentName', 'minLength'), schema('SegmentPatch', 'minProperties'),
	schema('Search', 'properties/limit/minimum'),
	schema('Search', 'properties/offset/minimum'), schema('Search', 'properties/offset/default'),
	schema('Evaluation', 'minProperties'), schema('Evaluation', 'maxProperties'),
	schema('Evaluation', 'properties/branches/minItems'),
	schema('Evaluation', 'properties/branches/items/properties/name/minLength'),
	schema('Timestamp', 'pattern'),
	'/components/headers/RequestId/schema/pattern',
	'/components/headers/ETag/schema/pattern',
	'/components/parameters/IdempotencyKey/schema/minLength',
	schema('ChangeId', 'pattern'), schema('Change', 'properties/data/properties/key_id/pattern'),
	changes(0, 'minLength'), changes(2, 'minimum'), changes(3, 'minimum'), changes(3, 'default'), changes(4, 'minLength'), changes(5, 'minLength'),
	list(0, 'minimum'), list(1, 'minimum'), list(1, 'default'),
	tags(0, 'minimum'), tags(1, 'minLength'), tags(2, 'minLength'),
	list(2, 'minLength'), list(5, 'minLength'), list(6, 'propertyNames/minLength'), list(7, 'minLength'), list(8, 'minLength'),
];
const LIMIT_KEYWORD = /^((min|max)(imum|Length|Items|Properties)|exclusive.*|multipleOf|pattern|x-max-.*)$/;

function limit_places(node, pointer = '', found = []) {
	if (node === null || typeof node !== 'object')
		return found;
	for (const [key, value] of Object.entries(node)) {
		const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
		if (['example', 'examples'].includes(key))
			continue;
		if (typeof value !== 'object' && !pointer.endsWith('/properties') &&
		    (LIMIT_KEYWORD.test(key) || (key === 'default' && typeof value === 'number')))
			found.push(place);
		limit_places(value, place, found);
	}
	return found;
}

function check_limits(top, document) {
	const values = constants(top, LIMIT_HEADERS);
	const named = LIMITS.flatMap((limit) => limit.names);
	const places = [...LIMITS.flatMap((limit) => limit.places), ...NO_LIMITS];

	check('every limit of the headers is in openapi.yaml and the other way round', [
		...differences('the headers', Object.keys(values).filter((name) => LIMIT_NAME.test(name)),
			'openapi.yaml', named),
		...differences('openapi.yaml', limit_places(document), 'the list of limits', places),
	]);
	for (const { names, places: where, value = (n) => n, reads = (n) => n, says = [] } of LIMITS) {
		const numbers = names.map((name) => values[name]);
		check(`${names.join(' and ')} is ${numbers.join(' and ')} in openapi.yaml`, [
			...where.flatMap((place) => {
				const found = at(document, place);
				return same(place, value(...numbers), found === undefined ? found : reads(found));
			}),
			...says.filter(([name, text]) => !at(document, name.startsWith('/') ? name : `/components/schemas/${name}`)
				.description.replace(/\s+/g, ' ').includes(text(...numbers)))
				.map(([name, text]) => `the description of ${name} lacks "${text(...numbers)}"`),
		]);
	}
	const nginx = (file) => Number(source(top, `deploy/nginx/${file}`)
		.match(/client_max_body_size (\d+)m;/)?.[1]) * 1024 * 1024;
	check('nginx has the same limits of a body', [
		...same('server.conf', values.BODY_MAX_BYTES, nginx('server.conf')),
		...same('api.conf', values.BODY_BULK_MAX_BYTES, nginx('api.conf')),
	]);
}

function check_routes(top, document) {
	const text = source(top, 'src/contactsd/routes.c');
	const table = rows(text, 'routes').filter((row) => !row.includes('NULL')).map((row) => {
		const [id, method, path, scopes, body, query, conditions] =
			row.split(',').map((cell) => cell.trim());
		return JSON.stringify({
			id: strings(id)[0],
			method: method.replace('METHOD_', ''),
			path: strings(path)[0],
			scopes: SCOPES[scopes],
			body: body !== '0',
			query: query === 'true',
			conditions: Object.keys(CONDITIONS).filter((flag) => conditions.split(' | ').includes(flag))
				.map((flag) => CONDITIONS[flag]),
		});
	});
	const described = operations(document).map(({ id, method, path, scopes, body, parameters }) =>
		JSON.stringify({ id, method, path, scopes, body: body !== undefined,
			query: parameters.some((parameter) => parameter.in === 'query'),
			conditions: Object.values(CONDITIONS).filter((header) =>
				parameters.some(({ name }) => name === header)) }));
	check('openapi.yaml has the routes of src/contactsd/routes.c and no others',
		differences('src/contactsd/routes.c', table, 'openapi.yaml', described));
}

// How the document must describe a row of a table of query parameters.
function described_row(row, values) {
	const number = (text, otherwise) => text === undefined ? otherwise :
		/^\d+$/.test(text) ? Number(text) : values[text];
	const cell = (name) => row.match(new RegExp(`\\.${name} = (\\w+)`))?.[1];
	const words = strings(row.match(/\.words = \{([^}]*)\}/)?.[1] ?? '');
	const name = strings(row.match(/\.name = ("[^"]*")/)[1])[0];
	switch (cell('kind')) {
	case 'QUERY_TEXT':
	case 'QUERY_TRIMMED':
		return [name, { type: 'string', minLength: 1 }];
	case 'QUERY_NUMBER':
		return [name, {
			type: 'integer',
			minimum: number(cell('low'), 0),
			maximum: cell('high') === 'INT64_MAX' ? undefined : number(cell('high')),
			default: number(cell('preset'), 0),
		}];
	case 'QUERY_WORD':
		return [name, { type: 'string', enum: words, default: words[number(cell('preset'), 0)] }];
	case 'QUERY_WORDS':
		return [name, { type: 'array', items: { type: 'string', enum: words } }, 'form', false];
	case 'QUERY_KEYED':
		return [name, { type: 'object', additionalProperties: { type: 'string' } }, 'deepObject', true];
	}
	throw new Error(`a kind of parameter that is new here: ${row}`);
}

function check_parameters(top, document) {
	const text = source(top, 'src/contact/contact_query.c') + source(top, 'src/tag/tag.c') + source(top, 'src/change/change_list.c');
	const values = constants(top, LIMIT_HEADERS);
	for (const { id, parameters } of operations(document)) {
		const table = PARAMETER_TABLES[id] === undefined ? [] :
			rows(text, PARAMETER_TABLES[id]).map((row) => described_row(row, values))
				.filter(([name]) => !(id === 'contact_patch' && CREATES.includes(name)));
		const query = parameters.filter((parameter) => parameter.in === 'query');
		check(`${id} has the query parameters of its table`, [
			...differences(PARAMETER_TABLES[id] ?? 'no table', table.map(([name]) => name),
				'openapi.yaml', query.map(({ name }) => name)),
			...table.flatMap(([name, wanted, style, explode]) => {
				const found = query.find((parameter) => parameter.name === name);
				return found === undefined ? [] : [
					...Object.entries(wanted).flatMap(([key, value]) =>
						same(`${name}: ${key}`, value, found.schema[key])),
					...same(`${name}: style`, style, found.style),
					...same(`${name}: explode`, explode, found.explode),
				];
			}),
		]);
	}
}

function check_statuses(top, document) {
	const table = rows(source(top, 'src/base/status.c'), 'entries')
		.map((row) => [row.match(/\d+/)[0], strings(row)[1]]).filter(([, code]) => code !== undefined);
	const errors = document.components.schemas.Error.properties.error.properties;
	const text = [...document.info.description.matchAll(/^\| (\d{3}) \| `(\w+)` \|/gm)];
	check('openapi.yaml has the errors of src/base/status.c and no others', [
		...differences('src/base/status.c', table.map(([, code]) => code), 'error.code', errors.code.enum),
		...differences('src/base/status.c', table.map((row) => row.join(' ')),
			'the table of errors', text.map(([, status, code]) => `${status} ${code}`)),
	]);
	check('the examples of errors have a code of their status', operations(document)
		.flatMap(({ id, responses }) => Object.entries(responses).flatMap(([status, response]) => {
			const media = response.content?.['application/json'] ?? {};
			return [media.example, ...Object.values(media.examples ?? {}).map(({ value }) => value)]
				.filter((example) => example?.error !== undefined && status !== 'default' &&
				    !table.some((row) => row.join() === `${status},${example.error.code}`))
				.map((example) => `${id}: ${status} with ${example.error.code}`);
		})));

	const codes = [...source(top, 'src/base/complaint.h').matchAll(/#define COMPLAINT_\w+\s+"(\w+)"/g)]
		.map(([, code]) => code);
	check('openapi.yaml has the codes of src/base/complaint.h and no others',
		differences('src/base/complaint.h', codes, 'details[].code',
			document.components.schemas.Detail.properties.code.enum));
}

function check_contact(top, document) {
	const text = source(top, 'src/contact/contact.c');
	const names = (table) => rows(text, table).map((row) => strings(row)[0]);
	const keys = (name) => Object.keys(document.components.schemas[name].properties);
	check('a contact has the keys of src/contact/contact.c, in their order', [
		...same('Contact', names('contact_fields'), keys('Contact')),
		...same('ContactUpsert', names('contact_fields'), keys('ContactUpsert')),
		...same('ContactPatch', names('contact_fields'), keys('ContactPatch')),
		...same('Retag', names('retag_fields'), keys('Retag')),
	]);
}

function check_version(top, document) {
	const version = source(top, 'configure.ac').match(/AC_INIT\(\[contactsd\], \[([^\]]+)\]/)?.[1];
	check('openapi.yaml has the version of configure.ac', same('info.version', version,
		document.info.version));
}

export function check_document(top, document) {
	check_version(top, document);
	check_routes(top, document);
	check_parameters(top, document);
	check_contact(top, document);
	check_limits(top, document);
	check_statuses(top, document);
}
