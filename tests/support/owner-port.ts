import { Client } from '@neondatabase/serverless';
import { newDek } from '../../domain/access/secret-box.ts';
import type { OwnerConnection, OwnerPort } from '../../domain/kernel/ports.ts';
import { migrationFiles } from './test-database.ts';

/** The owner of a test database, with an installation's key made for the suite. Open the database first. */
export async function testOwner(): Promise<OwnerPort & { connections: OwnerConnection[] }> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const ring = { current: 1, keys: new Map([[1, key]]) };
  const connections: OwnerConnection[] = [];
  return {
    connections,
    connect: async () => {
      const client = new Client('postgres://postgres:x@127.0.0.1/postgres');
      await client.connect();
      connections.push(client);
      return client;
    },
    migrations: async () => ({
      bootstrap: '',
      platform: migrationFiles('platform'),
      tenant: migrationFiles('tenant'),
    }),
    newDataKey: async (tenantId, dekVersion) => (await newDek(tenantId, dekVersion, ring)).record,
  };
}
