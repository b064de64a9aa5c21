/** The public door of brands as the installation sees them: their birth, their statuses, their end. */
import { checkSlug } from './operations/check-slug.ts';
import { createTenant } from './operations/create-tenant.ts';
import { getOperation } from './operations/get-operation.ts';
import { getTenant } from './operations/get-tenant.ts';
import { listAudit } from './operations/list-audit.ts';
import { listOperations } from './operations/list-operations.ts';
import { listPeople } from './operations/list-people.ts';
import { listTenants } from './operations/list-tenants.ts';
import { cleanUpTenant, purgeDue } from './operations/purge.ts';
import { recordFailure } from './operations/record-failure.ts';
import { runOperation } from './operations/run-operation.ts';
import { cancelOperation, retryOperation } from './operations/steer-operation.ts';
import {
  archiveTenant,
  cancelDeletion,
  deleteTenant,
  restoreTenant,
  resumeTenant,
  suspendTenant,
} from './operations/transitions.ts';
import { updateTenant } from './operations/update-tenant.ts';

export { createBrand } from './create-brand.ts';
export { slugAvailability } from './slug-availability.ts';
export { TenantInput } from './tenant-input.ts';

export const operations = {
  listTenants,
  getTenant,
  createTenant,
  updateTenant,
  suspendTenant,
  resumeTenant,
  archiveTenant,
  restoreTenant,
  deleteTenant,
  cancelDeletion,
  cleanUpTenant,
  listPeople,
  listAudit,
  checkSlug,
  listOperations,
  getOperation,
  retryOperation,
  cancelOperation,
  runOperation,
  recordFailure,
  purgeDue,
};
