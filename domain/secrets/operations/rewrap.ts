import { and, asc, eq, gt, ne } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { rewrapDek } from '../../access/secret-box.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { fromBase64, toBase64 } from '../vault.ts';

const BATCH = 100;

export const rotateInstallationKey = houseOperation({
  name: 'secrets.rotate_installation_key',
  summary: 'Wrap every brand’s data keys with the newest installation key (KEK_V<n>), in the background',
  kind: 'command',
  permission: 'platform.secrets.rotate',
  route: 'POST /platform/keys/rotate',
  successStatus: 202,
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ kekVersion: z.int() }),
  problems: ['kek_missing'],
  run: async (ctx) => {
    const { current } = await ctx.ports.keys.ring();
    ctx.enqueue({
      name: 'secrets.rewrap',
      payload: {},
      key: `kek:${current}:${ctx.now().toISOString().slice(0, 16)}`,
    });
    ctx.audit({ kind: 'installation_key', id: String(current) });
    return { kekVersion: current };
  },
});

export const rewrap = houseOperation({
  name: 'secrets.rewrap',
  summary: 'Wrap some data keys with the newest installation key; what is done stays done when it is cut off',
  kind: 'command',
  permission: 'system',
  input: z.object({ after: z.uuid().optional() }),
  output: z.object({ rewrapped: z.int(), next: z.uuid().nullable() }),
  run: async (ctx, { after }) => {
    const { tenantKeys } = platformTables;
    const ring = await ctx.ports.keys.ring();
    const rows = await ctx.db.run(
      ctx.db.q
        .select()
        .from(tenantKeys)
        .where(
          and(
            ne(tenantKeys.kekVersion, ring.current),
            ne(tenantKeys.status, 'destroyed'),
            after === undefined ? undefined : gt(tenantKeys.id, after),
          ),
        )
        .orderBy(asc(tenantKeys.id))
        .limit(BATCH),
    );
    for (const row of rows) {
      const { dekVersion, kekVersion, tenantId } = row;
      const record = { dekVersion, kekVersion, wrapped: fromBase64(row.wrappedDek) };
      const rewrapped = await rewrapDek(record, tenantId, ring);
      ctx.write(
        ctx.db.q
          .update(tenantKeys)
          .set({
            kekVersion: rewrapped.kekVersion,
            wrappedDek: toBase64(rewrapped.wrapped),
            updatedAt: row.updatedAt,
          })
          .where(and(eq(tenantKeys.id, row.id), eq(tenantKeys.wrappedDek, row.wrappedDek))),
      );
      await ctx.commit();
      ctx.fault?.(`secrets.rewrap:${tenantId}`);
    }
    return { rewrapped: rows.length, next: rows.length < BATCH ? null : (rows.at(-1)?.id ?? null) };
  },
});
