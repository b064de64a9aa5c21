import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { operation } from '../../kernel/operation.ts';
import { ImageView } from '../../kernel/views.ts';
import { type CardRow, cardColumns, cardJoins, cardView } from '../storefront/cards.ts';
import { type CollectionRow, collectionRows, collectionView } from '../storefront/collection-rows.ts';
import { localeFor } from '../storefront/translation.ts';
import { HomeView } from '../views.ts';

const Texts = z.record(z.string(), z.string());

/** Settings group `home`: the home page's own pictures and words, by language. */
export const HomeSettings = z.object({
  v: z.literal(1),
  hero: z
    .object({ image: ImageView, alt: Texts, heading: Texts, text: Texts, collection: z.string() })
    .nullable(),
  story: z.object({ image: ImageView, alt: Texts, heading: Texts, text: Texts }).nullable(),
  promises: z.array(z.object({ heading: Texts, text: Texts })),
});
export type HomeSettings = z.infer<typeof HomeSettings>;

export const home = operation({
  name: 'catalog.home',
  summary: 'What the home page shows',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/home',
  edgeSeconds: 3600,
  input: z.object({ locale: z.string().max(20).optional() }),
  output: HomeView,
  run: async (ctx, input) => {
    const { tenant } = ctx;
    const locale = localeFor(tenant, input.locale);
    const cards = (order: ReturnType<typeof sql>) =>
      ctx.db.q.execute<CardRow>(sql`select ${cardColumns(tenant, locale)}
        from (select * from products p where p.status = 'active' order by ${order} limit 8) p ${cardJoins()} order by ${order}`);
    const [setting, collections, featured, newest] = await ctx.db.batch([
      ctx.db.q
        .select({ value: tables.settings.value })
        .from(tables.settings)
        .where(eq(tables.settings.group, 'home')),
      ctx.db.q.execute<CollectionRow>(collectionRows(tenant, locale, sql`true`)),
      cards(sql`p.position, p.id`),
      cards(sql`p.published_at desc, p.id desc`),
    ]);
    const settings = setting[0] ? HomeSettings.parse(setting[0].value) : null;
    const text = (texts: Record<string, string>): string => texts[locale] ?? texts[tenant.locale] ?? '';
    const scene = (block: {
      image: ImageView;
      alt: Record<string, string>;
      heading: Record<string, string>;
      text: Record<string, string>;
    }) => ({
      image: { ...block.image, key: `${tenant.id}/${block.image.key}`, alt: text(block.alt) },
      heading: text(block.heading),
      text: text(block.text),
    });
    return {
      hero: settings?.hero ? { ...scene(settings.hero), collection: settings.hero.collection } : null,
      story: settings?.story ? scene(settings.story) : null,
      promises: (settings?.promises ?? []).map((promise) => ({
        heading: text(promise.heading),
        text: text(promise.text),
      })),
      collections: collections.rows.map((row) => collectionView(tenant, locale, row)),
      featured: featured.rows.map((row) => cardView(tenant, locale, row)),
      newest: newest.rows.map((row) => cardView(tenant, locale, row)),
    };
  },
});
