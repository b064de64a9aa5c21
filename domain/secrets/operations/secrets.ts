import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { sealSecret } from '../../access/secret-box.ts';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { activeDek, columnsOf, requireActive } from '../vault.ts';

const Name = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/, 'small letters, digits, dots, hyphens')
  .describe('e.g. analytics.meta_access_token');

/** Never the secret: its last characters at most. */
const SecretView = z.object({
  name: z.string(),
  hint: z.string().describe('last four characters; empty for a short one'),
  updatedBy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});

type Row = Pick<typeof tables.secrets.$inferSelect, 'name' | 'hint' | 'updatedBy' | 'updatedAt'>;
const view = ({ name, hint, updatedBy, updatedAt }: Row): z.infer<typeof SecretView> => ({
  name,
  hint,
  updatedBy,
  updatedAt: updatedAt.toISOString(),
});

export const list = operation({
  name: 'secrets.list',
  summary: 'Names of the brand’s secrets with their last characters',
  kind: 'query',
  permission: 'integrations.view',
  route: 'GET /admin/secrets',
  input: z.object({}),
  output: z.object({ items: z.array(SecretView) }),
  run: async (ctx) => {
    const { name, hint, updatedBy, updatedAt } = tables.secrets;
    const rows = await ctx.db.run(
      ctx.db.q
        .select({ name, hint, updatedBy, updatedAt })
        .from(tables.secrets)
        .orderBy(asc(name))
        .limit(200),
    );
    return { items: rows.map(view) };
  },
});

export const put = operation({
  name: 'secrets.put',
  summary: 'Store a secret, sealed with the brand’s own key; it is never shown again',
  kind: 'command',
  permission: 'integrations.manage',
  route: 'PUT /admin/secrets/:name',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ name: Name, value: z.string().min(1, 'Enter the secret').max(8192) }),
  output: SecretView,
  problems: ['kek_missing', 'data_key_rotated'],
  example: { name: 'analytics.meta_access_token', value: 'EAAB…' },
  run: async (ctx, { name, value }) => {
    const { secrets } = tables;
    const dek = await activeDek(ctx);
    const sealed = await sealSecret({ tenantId: ctx.tenant.id, name, text: value }, dek);
    const now = ctx.now();
    const row = {
      ...columnsOf(sealed),
      updatedBy: 'name' in ctx.actor ? ctx.actor.name : null,
      rotatedAt: now,
      updatedAt: now,
    };
    ctx.write(
      requireActive(ctx, dek),
      ctx.db.q
        .insert(secrets)
        .values({ name, ...row })
        .onConflictDoUpdate({
          target: secrets.name,
          set: { ...row, secretVersion: sql`${secrets.secretVersion} + 1` },
        }),
    );
    ctx.audit({ kind: 'secret', id: name, detail: { hint: sealed.hint } });
    await ctx.commit();
    return view({ name, hint: sealed.hint, updatedBy: row.updatedBy, updatedAt: now });
  },
});

export const remove = operation({
  name: 'secrets.remove',
  summary: 'Forget a secret',
  kind: 'command',
  permission: 'integrations.manage',
  route: 'DELETE /admin/secrets/:name',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ name: Name }),
  output: z.object({ name: z.string() }),
  problems: ['not_found'],
  example: { name: 'analytics.meta_access_token' },
  run: async (ctx, { name }) => {
    const { secrets } = tables;
    const [row] = await ctx.db.run(
      ctx.db.q.select({ name: secrets.name }).from(secrets).where(eq(secrets.name, name)),
    );
    if (!row) throw notFound('secret');
    ctx.write(ctx.db.q.delete(secrets).where(eq(secrets.name, name)));
    ctx.audit({ kind: 'secret', id: name, detail: { removed: true } });
    return { name };
  },
});
