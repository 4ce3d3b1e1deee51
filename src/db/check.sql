-- What contactsd --check asks about its database: a row for what is wrong, and
-- what to do. $1 is how many connections one process wants.
SELECT 'it is PostgreSQL ' || current_setting('server_version'),
       'take PostgreSQL 15'
 WHERE current_setting('server_version_num')::integer < 150000
UNION ALL
SELECT 'it is a standby, which cannot be written to',
       'name the other hosts too, with target_session_attrs=read-write'
 WHERE pg_is_in_recovery()
UNION ALL
SELECT format('the role %s may do everything', current_user),
       'connect as a role made by CREATE ROLE ... LOGIN IN ROLE contacts_service'
  FROM pg_roles
 WHERE rolname = current_user AND rolsuper
UNION ALL
SELECT format('the role %s is not a member of contacts_service', current_user),
       'run migrations/migrate, then GRANT contacts_service to the role'
 WHERE NOT EXISTS (SELECT FROM pg_roles
                    WHERE rolname = 'contacts_service' AND pg_has_role(oid, 'USAGE'))
UNION ALL
SELECT format('it takes %s connections, one process wants %s', free, $1::integer),
       'raise max_connections, or lower CONTACTSD_..._CONNECTIONS'
  FROM (SELECT current_setting('max_connections')::integer
             - current_setting('superuser_reserved_connections')::integer AS free) AS connections
 WHERE free < $1::integer;
