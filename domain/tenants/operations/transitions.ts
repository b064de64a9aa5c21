/** Suspend, resume, archive, restore, delete and take back (10 TEN-12). */
import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import type { PlatformPermissionKey } from '../../kernel/permissions.ts';
import { invalidInput } from '../../kernel/problem.ts';
import { startedView } from '../operation-rows.ts';
import { changeStatus, type StatusChange } from '../status-change.ts';
import { tenantRow } from '../tenant-rows.ts';
import { Started } from '../views.ts';

const TenantId = idInput('tenant');
const Reason = z.string().trim().max(500).optional();

/** The name or the slug, typed by whoever asks: a guard against the wrong row. */
export const TypedName = z.string().trim().min(1, 'Type the name of the brand').max(120);

export function expectTypedName(typed: string, tenant: { name: string; slug: string }): void {
  if (typed === tenant.name || typed === tenant.slug) return;
  throw invalidInput(
    [{ path: 'confirm', message: `Type ${tenant.slug} to confirm` }],
    'The name does not match.',
  );
}

function transition(
  verb: 'suspend' | 'resume' | 'archive' | 'restore',
  summary: string,
  permission: PlatformPermissionKey,
  to: StatusChange['to'],
) {
  return houseOperation({
    name: `tenants.${verb}`,
    summary,
    kind: 'command',
    permission,
    route: `POST /platform/tenants/:tenantId/${verb}`,
    successStatus: 202,
    input: z.object({ tenantId: TenantId, reason: Reason }),
    output: Started,
    auditCategory: 'tenant',
    problems: ['not_found', 'invalid_transition', 'operation_running'],
    run: async (ctx, { tenantId, reason }) => {
      const tenant = await tenantRow(ctx.db, tenantId);
      return startedView(await changeStatus(ctx, tenant, { to, kind: verb, reason }));
    },
  });
}

export const suspendTenant = transition(
  'suspend',
  'Suspend a brand: its shop is closed, its work is parked',
  'platform.tenants.suspend',
  'suspended',
);
export const resumeTenant = transition(
  'resume',
  'Open a suspended brand again; what was parked goes on',
  'platform.tenants.suspend',
  'active',
);
export const archiveTenant = transition(
  'archive',
  'Archive a brand: its shop is gone, its owner may read and export',
  'platform.tenants.archive',
  'archived',
);
export const restoreTenant = transition(
  'restore',
  'Bring an archived brand back',
  'platform.tenants.archive',
  'active',
);

export const deleteTenant = houseOperation({
  name: 'tenants.delete',
  summary: 'Delete a brand: closed at once, destroyed after thirty days',
  kind: 'command',
  permission: 'platform.tenants.delete',
  route: 'POST /platform/tenants/:tenantId/delete',
  successStatus: 202,
  input: z.object({ tenantId: TenantId, confirm: TypedName, reason: Reason }),
  output: Started.extend({ deleteAfter: z.string() }),
  auditCategory: 'tenant',
  problems: ['not_found', 'invalid_transition', 'operation_running'],
  run: async (ctx, { tenantId, confirm, reason }) => {
    const tenant = await tenantRow(ctx.db, tenantId);
    expectTypedName(confirm, tenant);
    const id = await changeStatus(ctx, tenant, { to: 'deleting', kind: 'delete', reason });
    const { deleteAfter } = await tenantRow(ctx.db, tenantId);
    return { ...startedView(id), deleteAfter: deleteAfter?.toISOString() ?? '' };
  },
});

export const cancelDeletion = houseOperation({
  name: 'tenants.cancel_deletion',
  summary: 'Keep a brand that waits for its deletion; it comes back archived',
  kind: 'command',
  permission: 'platform.tenants.delete',
  route: 'POST /platform/tenants/:tenantId/cancel-delete',
  successStatus: 202,
  input: z.object({ tenantId: TenantId }),
  output: Started,
  auditCategory: 'tenant',
  problems: ['not_found', 'invalid_transition', 'operation_running'],
  run: async (ctx, { tenantId }) => {
    const tenant = await tenantRow(ctx.db, tenantId);
    return startedView(await changeStatus(ctx, tenant, { to: 'archived', kind: 'archive' }));
  },
});
