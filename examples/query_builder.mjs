// A query of react-querybuilder (its "json" format) as a filter of this service. By itself it reads one from
// standard input:
//
//	echo '{"combinator":"and","rules":[{"field":"tags","operator":"contains","value":"Lead"}]}' |
//	    node examples/query_builder.mjs
//
// fields: what values are read as, by field: { 'custom_fields.score': 'number' }. The builder's inputs give strings.
const OPS = { '=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte', in: 'in', notIn: 'nin',
	between: 'between', contains: 'contains', beginsWith: 'starts_with', endsWith: 'ends_with' };
const list = (value) => Array.isArray(value) ? value : String(value).split(',').map((part) => part.trim());
const not = (filter) => ({ not: filter });

export function toFilter(query, fields = {}) {
	if (query.rules) {
		const rules = query.rules.filter((rule) => typeof rule === 'object').map((rule) => toFilter(rule, fields));
		const group = { [query.combinator === 'or' ? 'any' : 'all']: rules };
		return query.not ? not(group) : group;
	}
	const { field, operator, value } = query;
	if (operator === 'null' || operator === 'notNull')
		return { field, op: 'exists', value: operator === 'notNull' };
	if (operator.startsWith('doesNot') || operator === 'notBetween')	// doesNotContain: contains, beginsWith, endsWith
		return not(toFilter({ field, value, operator: operator === 'notBetween' ? 'between' :
			{ Contain: 'contains', BeginWith: 'beginsWith', EndWith: 'endsWith' }[operator.slice(7)] }, fields));
	if (field === 'tags' && operator === 'contains')
		return { field, op: 'has', value };
	const as = fields[field] && !/with|contain/i.test(operator) ? { as: fields[field] } : {};
	const many = /^(in|notIn|between)$/.test(operator);
	return { field, op: OPS[operator], value: many ? list(value) : value, ...as };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
	let text = '';
	for await (const chunk of process.stdin)
		text += chunk;
	console.log(JSON.stringify(toFilter(JSON.parse(text), JSON.parse(process.argv[2] ?? '{}'))));
}
