/** Roles, memberships and grants exactly as 10 DBX-01 says; every deviation is named. */
import type { MigrationClient } from '../../schema/migrate.ts';
import { type Check, fail, pass } from './check.ts';

/** Attributes of the house's roles; everything not named here is off. */
const ROLES: Readonly<Record<string, { login: boolean; mayCreateRole?: true; noInherit?: true }>> = {
  cgk_owner: { login: false },
  cgk_migrator: { login: true, mayCreateRole: true },
  cgk_app: { login: true, noInherit: true },
  cgk_platform: { login: false },
  cgk_platform_rls: { login: false },
};

/** Roles that this version's bootstrap makes: the ones that must be there. */
export function wantedRoles(bootstrapSql: string): string[] {
  return Object.keys(ROLES).filter((name) => new RegExp(`create role ${name}\\b`, 'i').test(bootstrapSql));
}

interface RoleRow {
  rolname: string;
  rolsuper: boolean;
  rolcanlogin: boolean;
  rolinherit: boolean;
  rolcreaterole: boolean;
  rolcreatedb: boolean;
  rolreplication: boolean;
  rolbypassrls: boolean;
}

/** What differs from DBX-01 in the roles' own attributes. Pure. */
export function roleDeviations(rows: readonly RoleRow[], wanted: readonly string[]): string[] {
  const deviations = wanted
    .filter((name) => !rows.some(({ rolname }) => rolname === name))
    .map((name) => `${name} is missing`);
  for (const row of rows) {
    const rule = ROLES[row.rolname] ?? { login: false };
    const say = (is: boolean, should: boolean, word: string): void => {
      if (is !== should) deviations.push(`${row.rolname} ${should ? 'must be' : 'must not be'} ${word}`);
    };
    say(row.rolcanlogin, rule.login, 'a login');
    say(row.rolsuper, false, 'superuser');
    say(row.rolbypassrls, false, 'above row security');
    say(row.rolreplication, false, 'a replication role');
    say(row.rolcreatedb, false, 'able to create databases');
    if (!rule.mayCreateRole) say(row.rolcreaterole, false, 'able to create roles');
    if (rule.noInherit && row.rolinherit) deviations.push(`${row.rolname} must not inherit`);
  }
  return deviations;
}

export async function checkRoles(
  client: MigrationClient,
  bootstrapSql: string,
  repair: () => Promise<string>,
): Promise<Check> {
  const wanted = wantedRoles(bootstrapSql);
  const { rows } = await client.query<RoleRow>(
    `select rolname, rolsuper, rolcanlogin, rolinherit, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
       from pg_roles where rolname = any($1) or rolname like 'cgk\\_t\\_%' order by rolname`,
    [wanted],
  );
  const deviations = roleDeviations(rows, wanted);
  if (deviations.length === 0) return pass('roles', `${rows.length} roles as they must be`);
  const isMissing = deviations.some((one) => one.endsWith('is missing'));
  return fail('roles', few(deviations), isMissing ? 'Run: cgk migrate' : 'Run: cgk doctor --fix', { repair });
}

/** Sets the attributes back, on the owner's connection. */
export async function repairRoles(client: MigrationClient): Promise<string> {
  await client.query(
    `do $$ begin
       alter role cgk_app login noinherit nocreaterole nocreatedb noreplication nobypassrls;
       alter role cgk_owner nologin nocreaterole nocreatedb noreplication nobypassrls;
       alter role cgk_platform nologin nocreaterole nocreatedb noreplication nobypassrls;
     end $$`,
  );
  return 'set the attributes of cgk_app, cgk_owner and cgk_platform';
}

/**
 * Members: `cgk_app` may take the platform's and the brands' roles and nothing else, without inheriting (Postgres 16 and
 * newer keep that per grant; 15 keeps it in the role); the roles it takes are members of nothing, but that a brand's role
 * inherits the brand-wide rights of `cgk_platform_rls` (decision 6).
 */
const MEMBERSHIPS = `
  with house as (select oid, rolname from pg_roles where rolname in ('cgk_platform', 'cgk_platform_rls', 'cgk_owner') or rolname like 'cgk\\_t\\_%'),
       app as (select oid from pg_roles where rolname = 'cgk_app'),
       held as (select m.*, r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid where m.member = (select oid from app))
  select format('cgk_app is a member of %s', rolname) as deviation from held
   where rolname not in ('cgk_platform', 'cgk_platform_rls') and rolname not like 'cgk\\_t\\_%'
  union all
  select format('cgk_app may hand on %s', rolname) from held where admin_option
  union all
  select format('cgk_app cannot take %s', 'cgk_t_' || t.schema_key) from platform.tenants t
   where t.status not in ('deleted', 'failed', 'provisioning') and not exists (select 1 from held where rolname = 'cgk_t_' || t.schema_key)
  union all
  select format('%s is a member of %s', h.rolname, r.rolname) from pg_auth_members m join house h on h.oid = m.member join pg_roles r on r.oid = m.roleid
   where not (r.rolname = 'cgk_platform_rls' and h.rolname like 'cgk\\_t\\_%')
  union all
  select format('cgk_t_%s does not inherit cgk_platform_rls', t.schema_key) from platform.tenants t
   where t.status not in ('deleted', 'failed', 'provisioning')
     and not pg_has_role('cgk_t_' || t.schema_key, 'cgk_platform_rls', 'USAGE')`;

const GRANT_OPTIONS = `
  select format('cgk_app inherits %s or cannot take it', r.rolname) as deviation
    from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles a on a.oid = m.member and a.rolname = 'cgk_app'
   group by r.rolname having bool_or(m.inherit_option) or not bool_or(m.set_option)`;

/**
 * Grants: whom each relation of `platform` and the tenants' schemas answers. A brand's role has exactly select, insert,
 * update, delete on its own tables, usage on its own schema; `_migrations` answers the owner only.
 */
const GRANTS = `
  with spaces as (
    select oid, nspname, nspacl, nspowner, case when nspname = 'platform' then 'cgk_platform' else 'cgk_t_' || substr(nspname, 8) end as role
      from pg_namespace where nspname = 'platform' or (nspname like 'tenant\\_%' and exists (select 1 from platform.tenants where 'tenant_' || schema_key = nspname and status not in ('deleted', 'provisioning', 'failed')))
  ), relations as (
    select s.nspname, s.role, c.relname, c.relkind, c.relacl, c.relowner from spaces s join pg_class c on c.relnamespace = s.oid and c.relkind in ('r', 'p', 'S', 'v', 'm')
  ), held as (
    select r.nspname, r.role, r.relname, r.relkind, coalesce(g.rolname, 'public') as grantee, array_agg(a.privilege_type::text order by a.privilege_type) as rights
      from relations r cross join lateral aclexplode(r.relacl) a left join pg_roles g on g.oid = a.grantee
     where a.grantee <> r.relowner group by 1, 2, 3, 4, 5
  )
  select format('%s.%s belongs to %s', nspname, relname, o.rolname) as deviation from relations r join pg_roles o on o.oid = r.relowner where o.rolname <> 'cgk_owner'
  union all
  select format('%s.%s answers %s', nspname, relname, grantee) from held
   where grantee <> role and not (nspname = 'platform' and grantee = 'cgk_platform_rls')
  union all
  select format('%s holds %s on %s.%s', grantee, array_to_string(rights, ', '), nspname, relname) from held
   where relkind in ('r', 'p') and not rights <@ array['SELECT', 'INSERT', 'UPDATE', 'DELETE']
  union all
  select format('%s lacks rights on %s.%s', r.role, r.nspname, r.relname) from relations r left join held h on h.nspname = r.nspname and h.relname = r.relname and h.grantee = r.role
   where r.relkind in ('r', 'p') and r.nspname <> 'platform' and r.relname <> '_migrations' and not coalesce(h.rights, '{}') @> array['SELECT', 'INSERT', 'UPDATE', 'DELETE']
  union all
  select format('%s has %s on schema %s', coalesce(g.rolname, 'public'), a.privilege_type, s.nspname) from spaces s cross join lateral aclexplode(s.nspacl) a left join pg_roles g on g.oid = a.grantee
   where a.grantee <> s.nspowner and not (a.privilege_type = 'USAGE' and g.rolname in (s.role, 'cgk_platform_rls'))
  union all
  select format('%s has no default rights on what comes', s.nspname) from spaces s
   where not exists (select 1 from pg_default_acl d join pg_roles o on o.oid = d.defaclrole and o.rolname = 'cgk_owner' where d.defaclnamespace = s.oid and d.defaclobjtype = 'r')`;

/** Needs the platform schema. */
export async function checkGrants(client: MigrationClient): Promise<Check> {
  const { rows: about } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const queries = [MEMBERSHIPS, ...((about[0]?.version ?? 0) >= 160000 ? [GRANT_OPTIONS] : []), GRANTS];
  const deviations: string[] = [];
  for (const query of queries) {
    const { rows } = await client.query<{ deviation: string }>(`${query} limit 50`);
    deviations.push(...rows.map(({ deviation }) => deviation));
  }
  return deviations.length === 0
    ? pass('grants', 'each role reaches its own schema and nothing else')
    : fail(
        'grants',
        few(deviations),
        'Take back what is named (revoke … from …), or run cgk migrate for what lacks.',
      );
}

/** The first three, and how many more. */
function few(deviations: readonly string[]): string {
  const more = deviations.length - 3;
  return `${deviations.slice(0, 3).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
