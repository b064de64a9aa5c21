import { z } from 'zod';
import { isActiveCurrency } from '../kernel/money.ts';
import { neutralTheme } from './neutral-theme.ts';
import { Slug } from './slug.ts';
import { ThemeTokens } from './theme.ts';

/** What a brand is told apart by. Everything but `theme` and `kind` is what `cgk tenant create` asks for. */
export const TenantInput = z.object({
  slug: Slug,
  name: z.string().trim().min(1, 'is missing').max(120),
  legalName: z.string().trim().min(1).max(200).optional(),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code such as DE'),
  currency: z.string().refine(isActiveCurrency, 'must be an ISO 4217 code such as EUR'),
  locale: z.string().refine(isLocale, 'must be a language tag such as de or en-GB'),
  locales: z.array(z.string().refine(isLocale, 'must be a language tag')).optional(),
  timezone: z.string().refine(isTimezone, 'must be a zone of the IANA list such as Europe/Berlin'),
  pricesIncludeTax: z.boolean().default(false),
  kind: z.enum(['live', 'demo', 'test']).default('live'),
  theme: ThemeTokens.default(neutralTheme),
});
export type TenantInput = z.input<typeof TenantInput>;
export type Brand = z.output<typeof TenantInput>;

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}

function isTimezone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
