import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { type CardRow, cardColumns, cardJoins, cardView } from '../storefront/cards.ts';
import { searchHits } from '../storefront/search.ts';
import { localeFor, type Translation, translationOf } from '../storefront/translation.ts';
import { ProductCard } from '../views.ts';

export const suggest = operation({
  name: 'catalog.suggest',
  summary: 'Suggestions while a shopper types: products and collections',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/search/suggest',
  edgeSeconds: 300,
  input: z.object({
    q: z.string().trim().min(2, 'Type two characters or more').max(200),
    locale: z.string().max(20).optional(),
  }),
  output: z.object({
    products: z.array(ProductCard),
    collections: z.array(z.object({ handle: z.string(), title: z.string() })),
  }),
  example: { q: 'mug' },
  run: async (ctx, input) => {
    const locale = localeFor(ctx.tenant, input.locale);
    const translated = translationOf(ctx.tenant, locale, 'collection', sql`c.id`);
    const [products, collections] = await ctx.db.batch([
      ctx.db.q.execute<CardRow>(sql`select ${cardColumns(ctx.tenant, locale)}
        from (select h.id, h.score from (${searchHits(input.q)}) h order by h.score desc, h.id limit 6) hit join products p on p.id = hit.id ${cardJoins()} order by hit.score desc, p.id`),
      ctx.db.q.execute<{ handle: string; title: string; translation: Translation | null }>(
        sql`select c.handle, c.title, ${translated} as translation from collections c where c.title ilike ${`%${input.q.replaceAll(/[%_\\]/g, '')}%`} or ${translated}->>'title' ilike ${`%${input.q.replaceAll(/[%_\\]/g, '')}%`} order by c.position limit 4`,
      ),
    ]);
    return {
      products: products.rows.map((row) => cardView(ctx.tenant, locale, row)),
      collections: collections.rows.map((row) => ({
        handle: row.handle,
        title: row.translation?.title ?? row.title,
      })),
    };
  },
});
