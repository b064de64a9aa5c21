import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { choiceInput } from '../kernel/list-input.ts';
import { containsPattern } from '../kernel/sql-text.ts';
import { AUDIT_CATEGORIES } from './views.ts';

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .optional()
    .transform((given) => given || undefined);

/** A day or an instant; a day means its start in UTC. */
const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .optional()
  .describe('2026-11-20 or an instant');

/** What events can be looked for by (10 AUD-02). */
export const auditFilters = {
  actor: text(120).describe('id of who acted, or part of the name'),
  action: text(80).describe('members.invite, or members.* for all that begin so'),
  category: choiceInput(AUDIT_CATEGORIES).optional(),
  targetKind: text(60),
  targetId: text(80),
  from: moment,
  to: moment.describe('up to, not including; a day means its end'),
  ip: text(64),
  requestId: text(80),
};
export const AuditFilters = z.object(auditFilters);
export type AuditFilters = z.output<typeof AuditFilters>;

/** Whose chain: a brand's by its UUID, or the platform's own. */
export const chainIs = (tenantId: string | null): SQL =>
  tenantId === null ? sql`e.tenant_id is null` : sql`e.tenant_id = ${tenantId}::uuid`;

const endOf = (to: string): SQL =>
  /^\d{4}-\d{2}-\d{2}$/.test(to) ? sql`(${to}::date + 1)::timestamptz` : sql`${to}::timestamptz`;

/** Conditions on events `e` with labels `l`. */
export function auditCondition(tenantId: string | null, filters: AuditFilters): SQL {
  const { actor, action, category, targetKind, targetId, from, to, ip, requestId } = filters;
  const parts: SQL[] = [chainIs(tenantId)];
  if (actor) parts.push(sql`(e.actor_id = ${actor} or l.label ilike ${containsPattern(actor)})`);
  if (action?.endsWith('*')) parts.push(sql`starts_with(e.action, ${action.slice(0, -1)})`);
  else if (action) parts.push(sql`e.action = ${action}`);
  if (category) parts.push(sql`e.category = ${category}`);
  if (targetKind) parts.push(sql`e.target_kind = ${targetKind}`);
  if (targetId) parts.push(sql`e.target_id = ${targetId}`);
  if (from) parts.push(sql`e.created_at >= ${from}::timestamptz`);
  if (to) parts.push(sql`e.created_at < ${endOf(to)}`);
  if (ip) parts.push(sql`e.ip = ${ip}`);
  if (requestId) parts.push(sql`e.request_id = ${requestId}`);
  return sql.join(parts, sql` and `);
}
