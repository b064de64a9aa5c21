import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './schema/platform/tenants.ts',
    './schema/platform/people.ts',
    './schema/platform/accounts.ts',
    './schema/platform/schema.ts',
  ],
  out: './schema/migrations/platform',
  schemaFilter: ['platform'],
});
