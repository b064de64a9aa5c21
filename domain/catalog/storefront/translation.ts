import { type SQL, sql } from 'drizzle-orm';
import type { TenantContext } from '../../app-context.ts';

/**
 * Texts of a product or collection in another language of the shop. `terms` maps option names and values of the default
 * language to this one.
 */
export interface Translation {
  title?: string;
  descriptionHtml?: string;
  description?: string;
  terms?: Record<string, string>;
}

/** The language to answer in: the asked one if the shop speaks it, else the default. */
export function localeFor(tenant: TenantContext, asked: string | undefined): string {
  return asked !== undefined && tenant.locales.includes(asked) ? asked : tenant.locale;
}

/** `translations.fields` of `ownerId`, as a scalar; null in the default language, where nothing needs looking up. */
export function translationOf(
  tenant: TenantContext,
  locale: string,
  ownerType: 'product' | 'collection',
  ownerId: SQL,
): SQL {
  if (locale === tenant.locale) return sql`null::jsonb`;
  return sql`(select t.fields from translations t where t.owner_type = ${ownerType} and t.owner_id = ${ownerId} and t.locale = ${locale})`;
}

export const term = (translation: Translation | null, text: string): string =>
  translation?.terms?.[text] ?? text;
