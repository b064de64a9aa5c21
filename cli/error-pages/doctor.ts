import { pages } from './page.ts';

export const DOCTOR_PAGES = pages({
  'doctor.node': [
    'Node',
    'The CLI runs TypeScript as it is, which needs Node 22 or newer; the project installs its own.',
    'Run cli/cgk or npx cgk, not node of the system.',
  ],
  'doctor.package-manager': [
    'Package manager',
    'One lockfile, of the manager that is used: two would install different versions.',
    'Delete the lockfiles of the others.',
  ],
  'doctor.lockfile': [
    'Lockfile',
    'package.json, package-lock.json and node_modules say the same.',
    'npm ci installs exactly what is locked.',
  ],
  'doctor.config': [
    'Configuration',
    'cgk.config.ts is valid and its values go together.',
    'cgk config:validate',
  ],
  'doctor.versions': [
    'Versions',
    'CLI, project, database and runtime fit each other. A database that is newer than the code is not touched.',
    'Use the code of the newer version.',
    'npm ci',
  ],
  'doctor.bindings': [
    'Bindings',
    'wrangler.toml binds storage, queue and every Durable Object that the Worker exports, each with a migration.',
    'Add what the line names.',
  ],
  'doctor.cron': [
    'Cron',
    'The Worker is rung each minute; schedules of jobs are kept in code.',
    '[triggers] crons = ["* * * * *"]',
  ],
  'doctor.variables': [
    'Variables',
    'Everything that Worker and CLI read is there and has its form. Secrets are never in wrangler.toml.',
    'cgk env:check',
  ],
  'doctor.kek': [
    'Key-encryption key',
    'KEK_V1 wraps the keys that encrypt brands’ credentials: 32 random bytes in base64. Who loses it loses the credentials.',
    'openssl rand -base64 32',
    'cgk secrets:put KEK_V1 --env production, and keep a copy in a safe.',
  ],
  'doctor.auth-secret': [
    'Auth secret',
    'AUTH_SECRET signs sessions: 32 or more random characters.',
    'openssl rand -base64 32',
    'cgk secrets:put AUTH_SECRET --env production; everybody signs in again.',
  ],
  'doctor.port': ['Port', 'The local server’s port is free or ours.', 'npm start -- --port 8788'],
  'doctor.mail-dns': [
    'Mail DNS',
    'Without SPF and DMARC, order confirmations end as spam.',
    'Add the records that your mail provider shows.',
  ],
  'doctor.wrangler': [
    'Wrangler',
    'Deploying goes through wrangler, which must be signed in.',
    'npx wrangler login, or CLOUDFLARE_API_TOKEN',
  ],
  'doctor.dsn': [
    'Address of the database',
    'DATABASE_URL is the application’s, DATABASE_URL_DIRECT the owner’s past the pool.',
    'postgres://user:password@host:5432/database',
  ],
  'doctor.reachability': [
    'Reachability',
    'The database answers, and how fast. Each page needs one to three round trips.',
    'Place Worker and database in one region.',
  ],
  'doctor.tls': ['Encryption', 'A connection that leaves this machine is encrypted.', '?sslmode=verify-full'],
  'doctor.postgres': [
    'Version of Postgres',
    '16 or newer: from then on a grant can be taken without being inherited.',
    'Upgrade.',
  ],
  'doctor.clock': [
    'Clock',
    'One-time codes, sessions and signatures count seconds: less than 5 s apart.',
    'Switch NTP on: timedatectl set-ntp true',
  ],
  'doctor.roles': [
    'Roles',
    'cgk_owner owns, cgk_app logs in and may only take a role, cgk_platform reads the platform, each brand has its own.',
    'cgk migrate makes what is missing, cgk doctor --fix sets attributes back.',
  ],
  'doctor.grants': [
    'Grants',
    'A brand’s role reads and writes its own tables and has no right anywhere else; cgk_app has none at all until it takes a role.',
    'Revoke what the line names.',
  ],
  'doctor.extensions': [
    'Extensions',
    'pg_trgm and unaccent serve search; they live in schema ext.',
    'cgk migrate',
  ],
  'doctor.public': [
    'Schema public',
    'Everybody could make objects there that others then call.',
    'cgk doctor --fix',
  ],
  'doctor.migrations': ['Migrations', 'Every schema is at the version of the code.', 'cgk migrate'],
  'doctor.drift': [
    'Drift',
    'Applied files have not been edited, and the tables are those that the code declares.',
    'Restore an edited file and add a new one. Restore dropped tables from a branch or backup.',
  ],
  'doctor.isolation': [
    'Isolation',
    'Two scratch brands are made; each tries to read and write the other, the platform, and to change its own tables. Any success is a hole between brands.',
    'Put the shop into maintenance, compare the grants with cgk docs doctor.grants, and look into the audit log.',
  ],
});
