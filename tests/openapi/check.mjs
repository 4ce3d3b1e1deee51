// Checks openapi.yaml; tests/openapi.sh runs it.
import { read } from './document.mjs';
import { check, finish } from './report.mjs';
import { check_document } from './static.mjs';

const top = process.argv[2];
const { document, faults } = await read(`${top}/openapi.yaml`);

check('openapi.yaml is sound', faults);
check_document(top, document);
if (process.env.CONTACTS_URL !== undefined)
	await (await import('./live.mjs')).check_service(document);
finish();
