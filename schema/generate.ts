/**
 * `npm run generate -- <name>`: writes the next migration of both sets from the drizzle tables. Tenant SQL is made
 * unqualified, so that it applies to whatever schema `search_path` names (10 MIG-01).
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const name = process.argv[2] ?? 'change';
for (const set of ['platform', 'tenant']) {
  execFileSync(
    'npx',
    ['drizzle-kit', 'generate', '--config', `schema/drizzle.${set}.config.ts`, '--name', name],
    {
      stdio: 'inherit',
    },
  );
}
const folder = 'schema/migrations/tenant';
for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.sql'))) {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  const unqualified = text.replaceAll('"public".', '');
  if (unqualified !== text) writeFileSync(`${folder}/${file}`, unqualified);
}
