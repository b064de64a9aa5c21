import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { heldGrants, isOwner, keyOf } from '../../access/permission-resolution.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { violates } from '../../kernel/database-errors.ts';
import { randomToken } from '../../kernel/hash.ts';
import { idInput, idOutput, newId, toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { isSensitive } from '../../kernel/permissions.ts';
import { conflict, invalidInput, notFound, Problem } from '../../kernel/problem.ts';
import { assertAssignable, rolesById } from '../assignment.ts';
import { changeAccess } from '../change-access.ts';
import { isPublicMailDomain } from '../mail-domains.ts';

const { emailDomains } = platformTables;
const MOST_DOMAINS = 20;

const MODES = ['manual', 'auto_suggest', 'auto_join'] as const;

const EmailDomainView = z.object({
  id: idOutput('emailDomain'),
  domain: z.string(),
  status: z.enum(['pending', 'verified', 'failed']),
  mode: z.enum(MODES),
  defaultRoleId: idOutput('role').nullable(),
  /** The TXT record that proves the domain. */
  record: z.object({ name: z.string(), value: z.string() }),
  verifiedAt: z.string().nullable(),
});
type EmailDomainView = z.infer<typeof EmailDomainView>;

const view = (row: typeof emailDomains.$inferSelect): EmailDomainView => ({
  id: toExternalId('emailDomain', row.id),
  domain: row.domain,
  status: row.status,
  mode: row.mode,
  defaultRoleId: row.defaultRoleId === null ? null : toExternalId('role', row.defaultRoleId),
  record: { name: `_cgk-verify.${row.domain}`, value: `cgk-verify=${row.token}` },
  verifiedAt: row.verifiedAt?.toISOString() ?? null,
});

const own = (ctx: OperationContext, id: string) =>
  and(eq(emailDomains.id, id), eq(emailDomains.tenantId, ctx.tenant.id));

async function read(ctx: OperationContext, id: string) {
  const [row] = await ctx.db.run(ctx.db.q.select().from(emailDomains).where(own(ctx, id)));
  if (!row) throw notFound('e-mail domain');
  return row;
}

/** A host name of at least two labels, as an A-label (RFC 1035, RFC 5890). */
const DomainInput = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text, issues) => {
    try {
      const { hostname } = new URL(`http://${text.replace(/^@/, '')}`);
      if (/^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/.test(hostname) && !/^[\d.]+$/.test(hostname))
        return hostname;
    } catch {
      // Said below.
    }
    issues.addIssue({ code: 'custom', message: 'Enter a domain like example.com' });
    return z.NEVER;
  });

export const listEmailDomains = operation({
  name: 'team.list_email_domains',
  summary: 'E-mail domains of the brand, proven or not yet, and what they open',
  kind: 'query',
  permission: 'security.view',
  route: 'GET /admin/security/email-domains',
  input: z.object({}),
  output: z.object({ items: z.array(EmailDomainView) }),
  example: {},
  run: async (ctx) => {
    const rows = await ctx.db.run(
      ctx.db.q
        .select()
        .from(emailDomains)
        .where(eq(emailDomains.tenantId, ctx.tenant.id))
        .orderBy(emailDomains.domain)
        .limit(MOST_DOMAINS),
    );
    return { items: rows.map(view) };
  },
});

export const addEmailDomain = operation({
  name: 'team.add_email_domain',
  summary: 'Add an e-mail domain of the brand; a TXT record proves it',
  kind: 'command',
  permission: 'security.manage',
  auditCategory: 'security',
  route: 'POST /admin/security/email-domains',
  successStatus: 201,
  input: z.object({ domain: DomainInput }),
  output: EmailDomainView,
  problems: ['too_many_domains', 'domain_known'],
  example: { domain: 'example.com' },
  run: async (ctx, { domain }) => {
    if (isPublicMailDomain(domain)) {
      throw invalidInput([
        { path: 'domain', message: `Anybody can have an address at ${domain}; a brand cannot own it.` },
      ]);
    }
    const [count] = await ctx.db.rows<{ value: number }>(
      sql`select count(*)::int as value from platform.email_domains where tenant_id = ${ctx.tenant.id}::uuid`,
    );
    if ((count?.value ?? 0) >= MOST_DOMAINS)
      throw conflict('too_many_domains', `A brand has at most ${MOST_DOMAINS} e-mail domains.`);
    const id = newId();
    ctx.write(
      ctx.db.q.insert(emailDomains).values({
        id,
        tenantId: ctx.tenant.id,
        domain,
        status: 'pending',
        mode: 'manual',
        token: randomToken(24),
      }),
    );
    ctx.audit({ kind: 'email_domain', id, detail: { after: { domain } } });
    try {
      await ctx.commit();
    } catch (error) {
      if (violates(error, 'email_domains_tenant'))
        throw conflict('domain_known', `${domain} is on the list already.`);
      throw error;
    }
    return view(await read(ctx, id));
  },
});

export const verifyEmailDomain = operation({
  name: 'team.verify_email_domain',
  summary: 'Look for the TXT record that proves an e-mail domain',
  kind: 'command',
  permission: 'security.manage',
  auditCategory: 'security',
  route: 'POST /admin/security/email-domains/:domainId/verify',
  rateLimit: { limit: 4, periodSeconds: 60, by: 'actor' },
  input: z.object({ domainId: idInput('emailDomain') }),
  output: EmailDomainView.extend({ found: z.array(z.string()) }),
  problems: ['not_found', 'domain_claimed', 'dns_unavailable'],
  example: { domainId: 'emd_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { domainId }) => {
    const row = await read(ctx, domainId);
    const { record } = view(row);
    if (row.status === 'verified') return { ...view(row), found: [record.value] };
    const found = await ctx.ports.txtResolver.txt(record.name).catch(() => {
      throw new Problem({
        status: 503,
        code: 'dns_unavailable',
        title: 'The name servers did not answer',
        detail: 'Try again in a minute.',
        retryAfterSeconds: 60,
      });
    });
    const isProven = found.includes(record.value);
    ctx.write(
      ctx.db.q
        .update(emailDomains)
        .set({
          status: isProven ? 'verified' : 'failed',
          verifiedAt: isProven ? ctx.now() : null,
          updatedAt: ctx.now(),
        })
        .where(own(ctx, domainId)),
    );
    if (isProven)
      ctx.audit({ kind: 'email_domain', id: domainId, detail: { after: { status: 'verified' } } });
    try {
      await ctx.commit();
    } catch (error) {
      if (violates(error, 'email_domains_verified'))
        throw conflict('domain_claimed', `Another brand has proven ${row.domain} already.`);
      throw error;
    }
    return {
      ...view(await read(ctx, domainId)),
      found: found.slice(0, 10).map((text) => text.slice(0, 200)),
    };
  },
});

export const updateEmailDomain = operation({
  name: 'team.update_email_domain',
  summary: 'Say what people with an address at a proven domain may do: nothing, ask to join, or join',
  kind: 'command',
  permission: 'security.manage',
  auditCategory: 'security',
  route: 'PATCH /admin/security/email-domains/:domainId',
  input: z.object({
    domainId: idInput('emailDomain'),
    mode: z.enum(MODES),
    defaultRoleId: idInput('role')
      .nullable()
      .default(null)
      .describe('needed for auto_join; nothing sensitive'),
  }),
  output: EmailDomainView,
  problems: [
    'not_found',
    'not_verified',
    'only_owners_make_owners',
    'beyond_own_permissions',
    'access_changed',
  ],
  example: { domainId: 'emd_01h455vb4pex5vsknk084sn02q', mode: 'auto_suggest' },
  run: async (ctx, { domainId, mode, defaultRoleId }) => {
    await changeAccess(ctx, [], async (state) => {
      const row = await read(ctx, domainId);
      if (mode !== 'manual' && row.status !== 'verified')
        throw conflict('not_verified', 'Prove the domain first.');
      if (mode === 'auto_join' && defaultRoleId === null)
        throw invalidInput([{ path: 'defaultRoleId', message: 'Choose the role that people get who join.' }]);
      if (defaultRoleId !== null) {
        const wanted = rolesById(state, [defaultRoleId], 'defaultRoleId');
        assertAssignable(state, { wanted });
        const grants = heldGrants(wanted, state.book);
        if (isOwner(wanted) || [...grants].some((grant) => isSensitive(keyOf(grant)))) {
          throw invalidInput([
            { path: 'defaultRoleId', message: 'This role holds sensitive rights; choose one without.' },
          ]);
        }
      }
      ctx.write(
        ctx.db.q
          .update(emailDomains)
          .set({ mode, defaultRoleId, updatedAt: ctx.now() })
          .where(own(ctx, domainId)),
      );
      ctx.audit({
        kind: 'email_domain',
        id: domainId,
        detail: {
          before: { mode: row.mode, defaultRoleId: row.defaultRoleId },
          after: { mode, defaultRoleId },
        },
      });
    });
    return view(await read(ctx, domainId));
  },
});

export const removeEmailDomain = operation({
  name: 'team.remove_email_domain',
  summary: 'Forget an e-mail domain; members stay',
  kind: 'command',
  permission: 'security.manage',
  auditCategory: 'security',
  route: 'DELETE /admin/security/email-domains/:domainId',
  input: z.object({ domainId: idInput('emailDomain') }),
  output: z.object({}),
  problems: ['not_found'],
  example: { domainId: 'emd_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { domainId }) => {
    const row = await read(ctx, domainId);
    ctx.write(ctx.db.q.delete(emailDomains).where(own(ctx, domainId)));
    ctx.audit({
      kind: 'email_domain',
      id: domainId,
      detail: { before: { domain: row.domain, mode: row.mode } },
    });
    return {};
  },
});
