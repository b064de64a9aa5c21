/** The owner's connection for provisioning, migration, export and purge jobs; nothing of it is evaluated before one runs. */
import type { OwnerPort } from '../domain/kernel/ports.ts';
import { Problem } from '../domain/kernel/problem.ts';
import type { Env } from './env.ts';

export function ownerPort(env: Env): OwnerPort {
  return {
    connect: async () => {
      if (!env.DATABASE_OWNER_URL) {
        throw new Problem({
          status: 503,
          code: 'owner_connection_missing',
          title: 'Not set up',
          detail:
            'This installation has no owner’s connection: set the secret DATABASE_OWNER_URL, or use the command line.',
        });
      }
      // The driver's endpoints were set with the Worker's own `Database` (`schema/connection.ts`).
      const { Client } = await import('@neondatabase/serverless');
      const client = new Client(env.DATABASE_OWNER_URL);
      await client.connect();
      return client;
    },
    migrations: async () => (await import('cgk:migrations')).default,
    newDataKey: async (tenantId, dekVersion) => {
      const secrets = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('KEK_V')));
      if (Object.keys(secrets).length === 0) return null;
      const { importKekRing, newDek } = await import('../domain/access/secret-box.ts');
      return (await newDek(tenantId, dekVersion, await importKekRing(secrets))).record;
    },
  };
}
