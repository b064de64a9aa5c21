import { sql } from 'drizzle-orm';
import type { ScopedDb } from '../../schema/index.ts';
import { isWithinRanges } from '../access/ip-ranges.ts';
import { toExternalId } from '../kernel/ids.ts';
import { conflict } from '../kernel/problem.ts';
import type { IpRule } from './admin-views.ts';
import { isoText } from './iso-text.ts';

export const MOST_IP_RULES = 200;

type Row = Omit<IpRule, 'isOwn'> & Record<string, unknown>;

/** The console's list; `id` is the UUID. */
export async function readIpRules(db: ScopedDb): Promise<Row[]> {
  return db.rows<Row>(sql`
    select id, cidr, note, is_active as "isActive", ${isoText(sql`created_at`)} as "createdAt"
      from ip_allowlists where tenant_id is null order by created_at, id limit ${MOST_IP_RULES}`);
}

export const ipRuleView = (row: Row, ip: string): IpRule => ({
  ...row,
  id: toExternalId('ipRule', row.id),
  isOwn: isWithinRanges(ip, [row.cidr]),
});

/**
 * Refuses a list that shuts out who saves it, unless they say that they mean it (15 SUP-05). An empty list admits
 * everybody.
 */
export function refuseLockout(
  rows: readonly { cidr: string; isActive: boolean }[],
  ip: string,
  isConfirmed: boolean,
): void {
  const active = rows.filter(({ isActive }) => isActive).map(({ cidr }) => cidr);
  if (isConfirmed || active.length === 0 || isWithinRanges(ip, active)) return;
  throw conflict(
    'own_address_excluded',
    `Your own address ${ip} would not be in the list: this console would close for you. Add it, or confirm.`,
    { ip },
  );
}
