/** The public door of the first run: seven steps behind a one-time token, then never again (10 §3.14). */
import { checkDatabase, checkEnvironment, checkMigrations, checkStorage } from './operations/checks.ts';
import { completeSetup, getSetup, saveSettings } from './operations/finish.ts';
import { createOwner } from './operations/owner.ts';

export const operations = {
  getSetup,
  checkEnvironment,
  checkDatabase,
  checkStorage,
  checkMigrations,
  createOwner,
  saveSettings,
  completeSetup,
};
