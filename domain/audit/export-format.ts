import type { AuditEventView } from './views.ts';

const COLUMNS = [
  'seq',
  'at',
  'category',
  'action',
  'actor_kind',
  'actor_id',
  'actor',
  'impersonator_id',
  'source',
  'target_kind',
  'target_id',
  'ip',
  'country',
  'request_id',
  'detail',
  'hash',
] as const;

/** A cell by RFC 4180; a text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP CSV injection). */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvHead = (): string => `${COLUMNS.join(',')}\r\n`;

export function csvLine(event: AuditEventView): string {
  const { actor, target } = event;
  const cells: Record<(typeof COLUMNS)[number], string | number | null> = {
    seq: event.seq,
    at: event.at,
    category: event.category,
    action: event.action,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor: actor.label,
    impersonator_id: event.impersonatorId,
    source: event.source,
    target_kind: target?.kind ?? null,
    target_id: target?.id ?? null,
    ip: event.ip,
    country: event.country,
    request_id: event.requestId,
    detail: JSON.stringify(event.detail),
    hash: event.hash,
  };
  return `${COLUMNS.map((column) => csvCell(cells[column])).join(',')}\r\n`;
}

export const jsonLine = (event: AuditEventView): string => `${JSON.stringify(event)}\n`;
