import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { type CollectionRow, collectionRows, collectionView } from '../storefront/collection-rows.ts';
import { localeFor, translationOf } from '../storefront/translation.ts';
import { CollectionSummary } from '../views.ts';

const Locale = z.string().max(20).optional();

export const listCollections = operation({
  name: 'catalog.list_collections',
  summary: 'The collections of the shop',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/collections',
  edgeSeconds: 3600,
  input: z.object({ locale: Locale }),
  output: z.object({ items: z.array(CollectionSummary) }),
  run: async (ctx, input) => {
    const locale = localeFor(ctx.tenant, input.locale);
    const rows = await ctx.db.rows<CollectionRow>(collectionRows(ctx.tenant, locale, sql`true`));
    return { items: rows.map((row) => collectionView(ctx.tenant, locale, row)) };
  },
});

/** For the header of every page: `listCollections` also counts, which takes the longer the larger the catalogue is. */
export const navigation = operation({
  name: 'catalog.navigation',
  summary: 'Names of the collections, for menus',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/navigation',
  edgeSeconds: 3600,
  input: z.object({ locale: Locale }),
  output: z.object({ items: z.array(CollectionSummary.pick({ handle: true, title: true })) }),
  run: async (ctx, input) => {
    const locale = localeFor(ctx.tenant, input.locale);
    const rows = await ctx.db.rows<Pick<CollectionRow, 'handle' | 'title' | 'translation'>>(
      sql`select c.handle, c.title, ${translationOf(ctx.tenant, locale, 'collection', sql`c.id`)} as translation from collections c order by c.position, c.id limit 100`,
    );
    return {
      items: rows.map(({ handle, title, translation }) => ({ handle, title: translation?.title ?? title })),
    };
  },
});

export const getCollection = operation({
  name: 'catalog.get_collection',
  summary: 'A collection by its handle',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/collections/:handle',
  edgeSeconds: 3600,
  input: z.object({ handle: z.string().min(1).max(255), locale: Locale }),
  output: CollectionSummary,
  problems: ['not_found'],
  example: { handle: 'candles' },
  run: async (ctx, input) => {
    const locale = localeFor(ctx.tenant, input.locale);
    const [row] = await ctx.db.rows<CollectionRow>(
      collectionRows(ctx.tenant, locale, sql`c.handle = ${input.handle}`),
    );
    if (!row) throw notFound('collection');
    return collectionView(ctx.tenant, locale, row);
  },
});
