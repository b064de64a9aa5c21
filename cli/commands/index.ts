/** Every command of `cgk`, in the order of help. */
import type { AnyCommand } from '../command-line/command.ts';
import { create } from './create.ts';
import { docs } from './docs.ts';
import { doctor } from './doctor.ts';
import { help } from './help.ts';
import { importProducts } from './import-products.ts';
import { init, setupDatabase } from './init.ts';
import { migrate } from './migrate-command.ts';
import { start } from './start.ts';
import { tenantCreate } from './tenant-create.ts';
import { tenantList } from './tenant-list.ts';

export const COMMANDS: readonly AnyCommand[] = [
  create,
  init,
  setupDatabase,
  start,
  doctor,
  migrate,
  tenantCreate,
  tenantList,
  importProducts,
  docs,
  help,
];
