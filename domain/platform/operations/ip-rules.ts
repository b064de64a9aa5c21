import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { normaliseRange } from '../../access/ip-ranges.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { IpRule } from '../admin-views.ts';
import { ipRuleView, MOST_IP_RULES, readIpRules, refuseLockout } from '../ip-rules.ts';

const Cidr = z
  .string()
  .max(60)
  .transform((text, ctx) => {
    const range = normaliseRange(text);
    if (range === null) {
      ctx.addIssue({
        code: 'custom',
        message: 'Enter an address or a range like 203.0.113.0/24 or 2001:db8::/32',
      });
      return z.NEVER;
    }
    return range;
  });
const Note = z.string().trim().max(200).default('');
const ConfirmLockout = z
  .boolean()
  .default(false)
  .describe('save although the caller’s own address is not in the list');

/** Addresses that may reach the console; none = everybody (15 SUP-05). */
export const listIpRules = houseOperation({
  name: 'platform.list_ip_rules',
  summary: 'Addresses that may reach the console',
  kind: 'query',
  permission: 'platform.admins.view',
  route: 'GET /platform/ip',
  input: z.object({}),
  output: z.object({ items: z.array(IpRule), ownAddress: z.string() }),
  run: async (ctx) => ({
    items: (await readIpRules(ctx.db)).map((row) => ipRuleView(row, ctx.caller.ip)),
    ownAddress: ctx.caller.ip,
  }),
});

export const addIpRule = houseOperation({
  name: 'platform.add_ip_rule',
  summary: 'Let an address or a range reach the console',
  kind: 'command',
  permission: 'platform.admins.manage',
  route: 'POST /platform/ip',
  successStatus: 201,
  auditCategory: 'security',
  input: z.object({ cidr: Cidr, note: Note, confirmLockout: ConfirmLockout }),
  output: z.object({ id: z.string() }),
  example: { cidr: '203.0.113.0/24', note: 'Office', confirmLockout: false },
  problems: ['own_address_excluded', 'already_listed', 'too_many'],
  run: async (ctx, { cidr, note, confirmLockout }) => {
    const rows = await readIpRules(ctx.db);
    if (rows.some((row) => row.cidr === cidr))
      throw conflict('already_listed', `${cidr} is in the list already.`);
    if (rows.length >= MOST_IP_RULES)
      throw conflict('too_many', `The list holds ${MOST_IP_RULES} ranges. Remove one first.`);
    refuseLockout([...rows, { cidr, isActive: true }], ctx.caller.ip, confirmLockout);
    const id = newId();
    ctx.write(
      ctx.db.q.execute(
        sql`insert into ip_allowlists (id, cidr, note) values (${id}::uuid, ${cidr}, ${note})`,
      ),
    );
    ctx.audit({ kind: 'ip_rule', id: toExternalId('ipRule', id), detail: { cidr, note } });
    await ctx.commit();
    return { id: toExternalId('ipRule', id) };
  },
});

export const updateIpRule = houseOperation({
  name: 'platform.update_ip_rule',
  summary: 'Switch a range of the allow-list on or off, or change its note',
  kind: 'command',
  permission: 'platform.admins.manage',
  route: 'PATCH /platform/ip/:ruleId',
  auditCategory: 'security',
  input: z.object({
    ruleId: idInput('ipRule'),
    isActive: z.boolean().optional(),
    note: z.string().trim().max(200).optional(),
    confirmLockout: ConfirmLockout,
  }),
  output: z.object({ isActive: z.boolean() }),
  problems: ['own_address_excluded'],
  run: async (ctx, { ruleId, isActive, note, confirmLockout }) => {
    const rows = await readIpRules(ctx.db);
    const rule = rows.find((row) => row.id === ruleId);
    if (!rule) throw notFound('range');
    const next = { ...rule, isActive: isActive ?? rule.isActive, note: note ?? rule.note };
    refuseLockout(
      rows.map((row) => (row.id === ruleId ? next : row)),
      ctx.caller.ip,
      confirmLockout,
    );
    ctx.write(
      expectRows(
        ctx.db,
        sql`update ip_allowlists set is_active = ${next.isActive}, note = ${next.note}, updated_at = now() where id = ${ruleId}::uuid and tenant_id is null returning id`,
        1,
        'conflict',
      ),
    );
    ctx.audit({
      kind: 'ip_rule',
      id: toExternalId('ipRule', ruleId),
      detail: {
        cidr: rule.cidr,
        before: { isActive: rule.isActive, note: rule.note },
        after: { isActive: next.isActive, note: next.note },
      },
    });
    await ctx.commit();
    return { isActive: next.isActive };
  },
});

export const removeIpRule = houseOperation({
  name: 'platform.remove_ip_rule',
  summary: 'Take a range off the allow-list',
  kind: 'command',
  permission: 'platform.admins.manage',
  route: 'DELETE /platform/ip/:ruleId',
  auditCategory: 'security',
  input: z.object({ ruleId: idInput('ipRule'), confirmLockout: ConfirmLockout }),
  output: z.object({ removed: z.string() }),
  problems: ['own_address_excluded'],
  run: async (ctx, { ruleId, confirmLockout }) => {
    const rows = await readIpRules(ctx.db);
    const rule = rows.find((row) => row.id === ruleId);
    if (!rule) throw notFound('range');
    refuseLockout(
      rows.filter((row) => row.id !== ruleId),
      ctx.caller.ip,
      confirmLockout,
    );
    ctx.write(
      ctx.db.q.execute(sql`delete from ip_allowlists where id = ${ruleId}::uuid and tenant_id is null`),
    );
    ctx.audit({ kind: 'ip_rule', id: toExternalId('ipRule', ruleId), detail: { cidr: rule.cidr } });
    await ctx.commit();
    return { removed: rule.cidr };
  },
});
