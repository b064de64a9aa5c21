import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { type CardRow, cardColumns, cardJoins, cardView } from '../storefront/cards.ts';
import { localeFor } from '../storefront/translation.ts';
import { ProductCard } from '../views.ts';

export const listRelated = operation({
  name: 'catalog.list_related',
  summary: 'Products that share collections with a product, most shared first',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/products/:handle/related',
  edgeSeconds: 3600,
  input: z.object({ handle: z.string().min(1).max(255), locale: z.string().max(20).optional() }),
  output: z.object({ items: z.array(ProductCard) }),
  example: { handle: 'stoneware-mug' },
  run: async (ctx, input) => {
    const locale = localeFor(ctx.tenant, input.locale);
    const rows = await ctx.db.rows<CardRow>(sql`
      select ${cardColumns(ctx.tenant, locale)} from (
        select other.product_id as id, count(*) as shared from products self
          join collection_products mine on mine.product_id = self.id
          join collection_products other on other.collection_id = mine.collection_id and other.product_id <> self.id
          join products candidate on candidate.id = other.product_id and candidate.status = 'active'
         where self.handle = ${input.handle}
         group by other.product_id, candidate.product_type = self.product_type
         order by count(*) desc, (candidate.product_type = self.product_type) desc, other.product_id limit 4) r
      join products p on p.id = r.id ${cardJoins()} order by r.shared desc, p.id`);
    return { items: rows.map((row) => cardView(ctx.tenant, locale, row)) };
  },
});
