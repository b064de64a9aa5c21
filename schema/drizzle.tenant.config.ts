import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './schema/tenant/index.ts',
  out: './schema/migrations/tenant',
});
