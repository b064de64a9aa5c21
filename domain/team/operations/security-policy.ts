import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { expectRows } from '../../kernel/execute.ts';
import { operation } from '../../kernel/operation.ts';
import { invalidInput, versionConflict } from '../../kernel/problem.ts';

const { securityPolicies } = platformTables;

export const SIGN_IN_METHODS = ['password', 'link', 'code', 'passkey', 'google', 'microsoft'] as const;
/** The platform's longest, which a brand may only shorten (10 SES-02, §4.3): 14 days and 24 hours. */
export const LONGEST_SESSION = { absoluteMinutes: 14 * 24 * 60, idleMinutes: 24 * 60 } as const;

const PolicyFields = z.object({
  mfa: z.enum(['optional', 'required', 'required_for_sensitive']),
  methods: z
    .array(z.enum(SIGN_IN_METHODS))
    .min(1, 'Leave at least one way to sign in')
    .transform((methods) => SIGN_IN_METHODS.filter((method) => methods.includes(method))),
  idleMinutes: z.coerce
    .number()
    .int()
    .min(5)
    .max(LONGEST_SESSION.idleMinutes, 'At most 24 hours (1440 minutes)')
    .nullable()
    .describe('null follows the installation'),
  absoluteMinutes: z.coerce
    .number()
    .int()
    .min(30)
    .max(LONGEST_SESSION.absoluteMinutes, 'At most 14 days (20160 minutes)')
    .nullable()
    .describe('null follows the installation'),
  maxSessions: z.coerce.number().int().min(1).max(10),
  isIpAllowlistOn: z.boolean(),
  inviteTtlDays: z.coerce.number().int().min(1).max(14),
  supportAccess: z.enum(['always', 'on_request', 'never']),
});

export const SecurityPolicy = PolicyFields.extend({
  methods: z.array(z.enum(SIGN_IN_METHODS)),
  version: z.int(),
});

/** The brand's policy; a brand that never saved one has the usual values and version 0. */
export async function readPolicy(ctx: OperationContext): Promise<z.output<typeof SecurityPolicy>> {
  const [row] = await ctx.db.run(
    ctx.db.q
      .select()
      .from(securityPolicies)
      .where(sql`${securityPolicies.tenantId} = ${ctx.tenant.id}::uuid`),
  );
  return {
    mfa: row?.mfa ?? 'optional',
    methods: SIGN_IN_METHODS.filter((method) => (row?.methods ?? SIGN_IN_METHODS).includes(method)),
    idleMinutes: row?.idleMinutes ?? null,
    absoluteMinutes: row?.absoluteMinutes ?? null,
    maxSessions: row?.maxSessions ?? 10,
    isIpAllowlistOn: row?.isIpAllowlistOn ?? false,
    inviteTtlDays: row?.inviteTtlDays ?? 7,
    supportAccess: row?.supportAccess ?? 'always',
    version: row?.version ?? 0,
  };
}

export const getSecurityPolicy = operation({
  name: 'team.get_security_policy',
  summary: 'How the brand’s people sign in, and for how long',
  kind: 'query',
  permission: 'security.view',
  route: 'GET /admin/security/policy',
  input: z.object({}),
  output: SecurityPolicy,
  example: {},
  run: (ctx) => readPolicy(ctx),
});

export const updateSecurityPolicy = operation({
  name: 'team.update_security_policy',
  summary: 'Change how the brand’s people sign in; it may only be stricter than the installation',
  kind: 'command',
  permission: 'security.manage',
  auditCategory: 'security',
  route: 'PATCH /admin/security/policy',
  input: PolicyFields.partial().extend({
    version: z.coerce.number().int().describe('the version that was read; another one answers 412'),
  }),
  output: SecurityPolicy,
  problems: ['version_conflict'],
  example: { version: 0, mfa: 'required' },
  run: async (ctx, { version, ...change }) => {
    const { version: known, ...before } = await readPolicy(ctx);
    if (known !== version) throw versionConflict();
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const after = { ...before, ...Object.fromEntries(given) };
    if (
      after.idleMinutes !== null &&
      after.absoluteMinutes !== null &&
      after.idleMinutes > after.absoluteMinutes
    ) {
      throw invalidInput([
        { path: 'idleMinutes', message: 'A session cannot be idle for longer than it lasts.' },
      ]);
    }
    await assertReachable(ctx, after);
    const write =
      version === 0
        ? ctx.db.q
            .insert(securityPolicies)
            .values({ tenantId: ctx.tenant.id, ...after })
            .onConflictDoNothing()
            .returning({ version: securityPolicies.version })
        : ctx.db.q
            .update(securityPolicies)
            .set({ ...after, version: sql`${securityPolicies.version} + 1`, updatedAt: ctx.now() })
            .where(
              sql`${securityPolicies.tenantId} = ${ctx.tenant.id}::uuid and ${securityPolicies.version} = ${version}`,
            )
            .returning({ version: securityPolicies.version });
    ctx.write(
      expectRows(ctx.db, write, 1, 'version_conflict'),
      ctx.db.q.execute(
        sql`update platform.tenants set authz_epoch = authz_epoch + 1, updated_at = now() where id = ${ctx.tenant.id}::uuid`,
      ),
    );
    ctx.audit({
      kind: 'security_policy',
      id: ctx.tenant.id,
      detail: {
        before: Object.fromEntries(
          given.map(([key]) => [key, Object.entries(before).find(([name]) => name === key)?.[1]]),
        ),
        after: Object.fromEntries(given),
      },
    });
    await ctx.commit();
    return readPolicy(ctx);
  },
});

/** An allow-list that is empty would lock everybody out, whoever switches it on first of all. */
async function assertReachable(ctx: OperationContext, after: { isIpAllowlistOn: boolean }): Promise<void> {
  if (!after.isIpAllowlistOn) return;
  const [row] = await ctx.db.rows<{ isIn: boolean | null }>(sql`
    select bool_or(${ctx.caller.ip || '0.0.0.0'}::inet <<= cidr::inet) as "isIn" from platform.ip_allowlists
     where tenant_id = ${ctx.tenant.id}::uuid and is_active`);
  if (row?.isIn !== true) {
    throw invalidInput([
      {
        path: 'isIpAllowlistOn',
        message: `Your own address ${ctx.caller.ip} is not on the list: you would lock yourself out. Add it first.`,
      },
    ]);
  }
}
