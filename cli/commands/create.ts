/** `cgk create`: a new project from the source that this CLI stands in. */
import { resolve } from 'node:path';
import { createCommand } from '../create/create.ts';

export const create = createCommand(async () => {
  const { folderSource } = await import('../create/source.ts');
  return folderSource(resolve(import.meta.dirname, '../..'));
});
