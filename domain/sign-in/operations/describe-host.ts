import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';

const METHODS = ['password', 'link', 'code', 'passkey', 'google', 'microsoft'] as const;

/** What the sign-in page shows for the host that asked: its name, and the methods it takes (10 AUTH-01). */
export const describeHost = houseOperation({
  name: 'auth.describe_host',
  summary: 'The name of a host and the ways to sign in for it',
  kind: 'query',
  permission: 'public',
  route: 'GET /auth/hosts/:host',
  isHiddenFromMcp: true,
  input: z.object({ host: z.string().toLowerCase().max(253).nullable() }),
  output: z.object({
    name: z.string(),
    methods: z.array(z.enum(METHODS)),
    providers: z.array(z.object({ key: z.enum(['google', 'microsoft']), name: z.string() })),
  }),
  rateLimit: { limit: 120, periodSeconds: 60, by: 'ip' },
  run: async (ctx, { host }) => {
    const offered = ctx.ports.auth.providers.available();
    const able = METHODS.filter(
      (method) =>
        (method !== 'google' && method !== 'microsoft') || offered.some(({ key }) => key === method),
    );
    const providers = (methods: readonly string[]) => offered.filter(({ key }) => methods.includes(key));
    if (host === null) return { name: 'CGK', methods: able, providers: providers(able) };
    const target = await ctx.ports.auth.hostOf(host);
    if (!target) throw notFound('host');
    if (target.audience === 'platform')
      return { name: target.name, methods: ['password' as const, 'passkey' as const], providers: [] };
    const [policy] = await ctx.db.rows<{ methods: string[] }>(
      sql`select methods from security_policies where tenant_id = ${target.tenantId}::uuid`,
    );
    const methods = able.filter((method) => !policy || policy.methods.includes(method));
    return { name: target.name, methods, providers: providers(methods) };
  },
});
