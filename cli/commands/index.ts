/** Every command of `cgk`, in the order of help. */
import type { AnyCommand } from '../command-line/command.ts';
import { changelog } from './changelog.ts';
import { checkUpdates } from './check-updates.ts';
import { configValidate } from './config-validate.ts';
import { create } from './create.ts';
import { deploy } from './deploy.ts';
import { deployPreview } from './deploy-preview.ts';
import { docs } from './docs.ts';
import { doctor } from './doctor.ts';
import { envCheck } from './env-check.ts';
import { envPush } from './env-push.ts';
import { help } from './help.ts';
import { importProducts } from './import-products.ts';
import { init, setupDatabase } from './init.ts';
import { logs } from './logs.ts';
import {
  migrate,
  migrateBaseline,
  migrateCreate,
  migrateDrift,
  migrateLint,
  migratePlan,
  migrateRollback,
  migrateStatus,
} from './migrate.ts';
import { rollback } from './rollback.ts';
import { secretsPut } from './secrets-put.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { tenantCreate } from './tenant-create.ts';
import { tenantList } from './tenant-list.ts';
import { wizard } from './wizard.ts';

export const COMMANDS: readonly AnyCommand[] = [
  create,
  init,
  setupDatabase,
  wizard,
  start,
  status,
  doctor,
  migrate,
  migrateStatus,
  migratePlan,
  migrateCreate,
  migrateLint,
  migrateRollback,
  migrateDrift,
  migrateBaseline,
  tenantCreate,
  tenantList,
  importProducts,
  configValidate,
  envCheck,
  envPush,
  secretsPut,
  deploy,
  deployPreview,
  rollback,
  logs,
  checkUpdates,
  changelog,
  docs,
  help,
];
