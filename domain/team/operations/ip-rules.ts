import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, idOutput, newId, toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { readPolicy } from './security-policy.ts';

const { ipAllowlists } = platformTables;
const MOST_RULES = 100;

const IpRule = z.object({
  id: idOutput('ipRule'),
  cidr: z.string(),
  note: z.string(),
  createdAt: z.string(),
});

export const listIpRules = operation({
  name: 'team.list_ip_rules',
  summary: 'Addresses from which the brand’s admin may be reached when its list is on',
  kind: 'query',
  permission: 'security.view',
  route: 'GET /admin/security/ip',
  input: z.object({}),
  output: z.object({ items: z.array(IpRule) }),
  example: {},
  run: async (ctx) => {
    const rows = await ctx.db.run(
      ctx.db.q
        .select()
        .from(ipAllowlists)
        .where(sql`${ipAllowlists.tenantId} = ${ctx.tenant.id}::uuid and ${ipAllowlists.isActive}`)
        .orderBy(ipAllowlists.id)
        .limit(MOST_RULES),
    );
    return {
      items: rows.map(({ id, cidr, note, createdAt }) => ({
        id: toExternalId('ipRule', id),
        cidr,
        note,
        createdAt: createdAt.toISOString(),
      })),
    };
  },
});

export const addIpRule = operation({
  name: 'team.add_ip_rule',
  summary: 'Allow an address or a network (CIDR) to reach the brand’s admin',
  kind: 'command',
  permission: 'security.manage',
  auditCategory: 'security',
  route: 'POST /admin/security/ip',
  successStatus: 201,
  input: z.object({
    cidr: z
      .union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], {
        error: 'Enter an address or a network like 203.0.113.0/24',
      })
      .describe('IPv4 or IPv6, alone or with a prefix length'),
    note: z.string().trim().max(120).default(''),
  }),
  output: IpRule,
  problems: ['too_many_ip_rules'],
  example: { cidr: '203.0.113.0/24', note: 'Office' },
  run: async (ctx, { cidr, note }) => {
    const [count] = await ctx.db.rows<{ value: number }>(
      sql`select count(*)::int as value from platform.ip_allowlists where tenant_id = ${ctx.tenant.id}::uuid and is_active`,
    );
    if ((count?.value ?? 0) >= MOST_RULES)
      throw conflict('too_many_ip_rules', `A brand has at most ${MOST_RULES} addresses on its list.`);
    const id = newId();
    ctx.write(
      ctx.db.q.insert(ipAllowlists).values({ id, tenantId: ctx.tenant.id, cidr, note, createdAt: ctx.now() }),
    );
    ctx.audit({ kind: 'ip_rule', id, detail: { after: { cidr, note } } });
    await ctx.commit();
    return { id: toExternalId('ipRule', id), cidr, note, createdAt: ctx.now().toISOString() };
  },
});

export const removeIpRule = operation({
  name: 'team.remove_ip_rule',
  summary: 'Take an address off the list',
  kind: 'command',
  permission: 'security.manage',
  auditCategory: 'security',
  route: 'DELETE /admin/security/ip/:ruleId',
  input: z.object({ ruleId: idInput('ipRule') }),
  output: z.object({}),
  problems: ['not_found', 'would_lock_out'],
  example: { ruleId: 'ipr_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { ruleId }) => {
    const [rows, policy] = await Promise.all([
      ctx.db.rows<{ id: string; cidr: string; has_caller: boolean }>(sql`
        select id, cidr, ${ctx.caller.ip || '0.0.0.0'}::inet <<= cidr::inet as has_caller from platform.ip_allowlists
         where tenant_id = ${ctx.tenant.id}::uuid and is_active`),
      readPolicy(ctx),
    ]);
    const rule = rows.find(({ id }) => id === ruleId);
    if (!rule) throw notFound('address');
    if (policy.isIpAllowlistOn && !rows.some((row) => row.id !== ruleId && row.has_caller))
      throw conflict(
        'would_lock_out',
        'Without it your own address is not on the list. Switch the list off first.',
      );
    ctx.write(
      expectRows(
        ctx.db,
        ctx.db.q
          .delete(ipAllowlists)
          .where(sql`${ipAllowlists.id} = ${ruleId}::uuid`)
          .returning({ id: ipAllowlists.id }),
        1,
        'conflict',
      ),
    );
    ctx.audit({ kind: 'ip_rule', id: ruleId, detail: { before: { cidr: rule.cidr } } });
    return {};
  },
});
