/** A piece of work on the owner's connection, opened and closed around it. */
import { type OpenDatabase, type OpenOptions, openDatabase, ownerClient } from '../database.ts';

export type OwnerClient = Awaited<ReturnType<typeof ownerClient>>;

/** @throws DatabaseUnreachable */
export async function withOwner<T>(
  dataDir: string,
  work: (client: OwnerClient, database: OpenDatabase) => Promise<T>,
  urls?: OpenOptions['urls'],
): Promise<T> {
  const database = await openDatabase({ dataDir, urls });
  try {
    const client = await ownerClient(database);
    try {
      return await work(client, database);
    } finally {
      await client.end();
    }
  } finally {
    await database.close();
  }
}
