import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { LimitInput } from '../../kernel/list-input.ts';
import { houseOperation, operation } from '../../kernel/operation.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { auditFilters } from '../filters.ts';
import { getEvent, searchEvents } from '../search-events.ts';
import { AuditEventView, AuditRow } from '../views.ts';

const paging = { cursor: CursorInput, limit: LimitInput };
/** Another brand's chain as the platform looks at it; absent = the platform's own. */
const ofTenant = { tenantId: idInput('tenant').optional() };

export const search = operation({
  name: 'audit.search',
  summary: 'Search the audit log, newest first: who did what to which, when and from where',
  kind: 'query',
  permission: 'audit.view',
  route: 'GET /admin/audit',
  input: z.object({ ...auditFilters, ...paging }),
  output: pageOf(AuditRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, { cursor, limit, ...filters }) =>
    searchEvents(ctx.db, ctx.tenant.id, filters, cursor, limit),
});

export const get = operation({
  name: 'audit.get',
  summary: 'One audit event whole: what changed, and its link in the chain',
  kind: 'query',
  permission: 'audit.view',
  route: 'GET /admin/audit/:eventId',
  input: z.object({ eventId: idInput('audit') }),
  output: AuditEventView,
  problems: ['not_found'],
  run: async (ctx, { eventId }) => getEvent(ctx.db, ctx.tenant.id, eventId),
});

export const searchHouse = houseOperation({
  name: 'platform_audit.search',
  summary: 'Search the platform’s audit log, or a brand’s',
  kind: 'query',
  permission: 'platform.audit.view',
  route: 'GET /platform/audit',
  input: z.object({ ...auditFilters, ...ofTenant, ...paging }),
  output: pageOf(AuditRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, { cursor, limit, tenantId, ...filters }) =>
    searchEvents(ctx.db, tenantId ?? null, filters, cursor, limit),
});

export const getHouse = houseOperation({
  name: 'platform_audit.get',
  summary: 'One event of the platform’s audit log, or of a brand’s',
  kind: 'query',
  permission: 'platform.audit.view',
  route: 'GET /platform/audit/:eventId',
  input: z.object({ eventId: idInput('audit'), ...ofTenant }),
  output: AuditEventView,
  problems: ['not_found'],
  run: async (ctx, { eventId, tenantId }) => getEvent(ctx.db, tenantId ?? null, eventId),
});
