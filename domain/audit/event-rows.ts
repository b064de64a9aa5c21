import { type SQL, sql } from 'drizzle-orm';
import { toExternalId } from '../kernel/ids.ts';
import { isoUtc } from '../kernel/sql-text.ts';
import type { AuditEventView, AuditRow } from './views.ts';

export interface EventRow extends Record<string, unknown> {
  id: string;
  seq: string;
  at: string;
  category: AuditRow['category'];
  action: string;
  actor_kind: string;
  actor_id: string | null;
  label: string | null;
  impersonator_id: string | null;
  source: string;
  target_kind: string | null;
  target_id: string | null;
  ip: string | null;
  request_id: string;
}

export interface WholeRow extends EventRow {
  country: string | null;
  user_agent: string | null;
  detail: Record<string, unknown>;
  prev_hash: string;
  hash: string;
}

/** Events with the names of who acted, which live beside the chain (10 AUD-01). */
export const eventsWithLabels = sql`platform.audit_events e left join platform.audit_labels l
  on l.subject_id = e.actor_id and l.tenant_id is not distinct from e.tenant_id`;

export const eventColumns: SQL = sql`e.id, e.seq::text as seq, ${isoUtc(sql`e.created_at`)} as at, e.category, e.action, e.actor_kind, e.actor_id,
  nullif(l.label, '') as label, e.impersonator_id, e.source, e.target_kind, e.target_id, e.ip, e.request_id`;
export const wholeColumns: SQL = sql`${eventColumns}, e.country, e.user_agent, e.detail, e.prev_hash, e.hash`;

export function viewRow(row: EventRow): AuditRow {
  return {
    id: toExternalId('audit', row.id),
    seq: Number(row.seq),
    at: row.at,
    category: row.category,
    action: row.action,
    actor: { kind: row.actor_kind, id: row.actor_id, label: row.label },
    impersonatorId: row.impersonator_id === null ? null : toExternalId('user', row.impersonator_id),
    source: row.source,
    target:
      row.target_kind === null || row.target_id === null
        ? null
        : { kind: row.target_kind, id: row.target_id },
    ip: row.ip,
    requestId: row.request_id,
  };
}

export function viewEvent(row: WholeRow): AuditEventView {
  const { country, user_agent: userAgent, detail, prev_hash: prevHash, hash } = row;
  return { ...viewRow(row), country, userAgent, detail, prevHash, hash };
}
