-- A connection as contactsd sets it up.
\ir ../../src/db/session.sql
\ir ../../src/http/service.sql
\ir ../../src/contact/contact.sql
\ir ../../src/tag/tag.sql
\ir ../../src/key/key.sql
\ir ../../src/change/change.sql
\ir ../../src/segment/segment.sql
