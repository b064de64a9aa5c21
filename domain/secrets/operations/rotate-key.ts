import { and, asc, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { newDek, reencryptSecret } from '../../access/secret-box.ts';
import { operation } from '../../kernel/operation.ts';
import { activeDek, columnsOf, dekOfVersion, requireActive, sealedOf } from '../vault.ts';

const BATCH = 50;
/** A put that read the key before it was retired has long ended by then. */
const RETIRED_MINUTES = 10;

export const rotateKey = operation({
  name: 'secrets.rotate_key',
  summary: 'A new data key for the brand; its secrets move under it in the background',
  kind: 'command',
  permission: 'integrations.manage',
  route: 'POST /admin/secrets/rotate',
  successStatus: 202,
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ keyVersion: z.int() }),
  problems: ['kek_missing'],
  run: async (ctx) => {
    const { version } = await activeDek(ctx);
    const ring = await ctx.ports.keys.ring();
    const { record } = await newDek(ctx.tenant.id, version + 1, ring);
    await ctx.ports.keys.activate(ctx.tenant.id, record);
    ctx.audit({ kind: 'data_key', id: String(record.dekVersion) });
    ctx.enqueue({ name: 'secrets.reencrypt', payload: {}, key: `dek:${record.dekVersion}` });
    ctx.enqueue({
      name: 'secrets.reencrypt',
      payload: {},
      key: `dek:${record.dekVersion}:end`,
      runAt: new Date(ctx.now().getTime() + (RETIRED_MINUTES + 1) * 60_000),
    });
    return { keyVersion: record.dekVersion };
  },
});

export const reencrypt = operation({
  name: 'secrets.reencrypt',
  summary: 'Move some secrets under the active data key; the key before it is destroyed when none is left',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({ moved: z.int(), isDone: z.boolean() }),
  run: async (ctx) => {
    const { secrets } = tables;
    const to = await activeDek(ctx);
    const rows = await ctx.db.run(
      ctx.db.q
        .select()
        .from(secrets)
        .where(ne(secrets.dekVersion, to.version))
        .orderBy(asc(secrets.name))
        .limit(BATCH),
    );
    for (const row of rows) {
      const from = await dekOfVersion(ctx, row.dekVersion);
      const secret = { tenantId: ctx.tenant.id, name: row.name, sealed: sealedOf(row) };
      const sealed = await reencryptSecret(secret, { from, to });
      ctx.write(
        ctx.db.q
          .update(secrets)
          .set({ ...columnsOf(sealed), rotatedAt: ctx.now() })
          // Somebody may have stored a newer one meanwhile: that stays.
          .where(and(eq(secrets.name, row.name), eq(secrets.ciphertext, row.ciphertext))),
      );
      ctx.fault?.(`secrets.reencrypt:${row.name}`);
    }
    if (rows.length > 0) {
      ctx.write(requireActive(ctx, to));
      await ctx.commit();
    }
    const isDone = rows.length < BATCH;
    if (isDone) {
      const before = new Date(ctx.now().getTime() - RETIRED_MINUTES * 60_000);
      await ctx.ports.keys.destroyRetired(ctx.tenant.id, before);
    }
    return { moved: rows.length, isDone };
  },
});
