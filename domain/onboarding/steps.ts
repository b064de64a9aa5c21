/** The nine steps of a brand's start (10 ONB-01) and what each one holds. Pure. */
import { z } from 'zod';
import { MODULES, type ModuleKey } from '../access/permission-modules.ts';
import { neutralTheme } from '../tenants/neutral-theme.ts';
import { TenantInput } from '../tenants/tenant-input.ts';
import type { ThemeTokens } from '../tenants/theme.ts';
import { contrastFailures } from '../tenants/theme-contrast.ts';

export interface StepDefinition {
  step: number;
  key: string;
  title: string;
  isRequired: boolean;
  /** Where a skipped step is found later. */
  later: string | null;
}

export const STEPS: readonly StepDefinition[] = [
  { step: 1, key: 'basics', title: 'Basics', isRequired: true, later: null },
  { step: 2, key: 'commerce', title: 'Commerce source', isRequired: true, later: null },
  { step: 3, key: 'domains', title: 'Domains', isRequired: false, later: 'Settings, Domains' },
  { step: 4, key: 'payments', title: 'Payments', isRequired: false, later: 'Settings, Payments' },
  { step: 5, key: 'integrations', title: 'Integrations', isRequired: false, later: 'Settings, Integrations' },
  { step: 6, key: 'modules', title: 'Modules', isRequired: true, later: null },
  { step: 7, key: 'import', title: 'Import', isRequired: false, later: 'Products, Import' },
  { step: 8, key: 'invite', title: 'People', isRequired: false, later: 'Settings, Team' },
  { step: 9, key: 'review', title: 'Review and launch', isRequired: true, later: null },
];

export const stepOf = (step: number): StepDefinition | undefined => STEPS.find((one) => one.step === step);

/** Steps that only ever point elsewhere: nothing can be connected here before its part of the product is there. */
export const SKIP_ONLY: ReadonlySet<number> = new Set([4, 5, 7, 8]);

const { name, slug, legalName, country, currency, locale, timezone, pricesIncludeTax } = TenantInput.shape;

export const Basics = z.object({
  name: name.min(2, 'needs at least 2 characters').max(80, 'has room for 80 characters'),
  slug,
  legalName,
  country,
  currency,
  locale,
  timezone,
  pricesIncludeTax,
  /** Of the main button and the brand's mark; it must be readable on the page (WCAG 2.2 AA). */
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour like #1A56B0')
    .refine((colour) => themeWith(colour) !== null, 'is too pale for buttons on white: choose a darker one')
    .optional(),
  ownerEmail: z.email('must be an e-mail address').optional(),
});
export type Basics = z.infer<typeof Basics>;

/** The neutral theme with the brand's colour, with black or white words on it; null for one that cannot be read. */
export function themeWith(colour: string): ThemeTokens | null {
  for (const words of ['#ffffff', '#000000']) {
    const light = {
      ...neutralTheme.colour.light,
      primary: colour.toLowerCase(),
      primaryHover: colour.toLowerCase(),
      onPrimary: words,
    };
    const theme = { ...neutralTheme, colour: { ...neutralTheme.colour, light } };
    if (contrastFailures(theme).length === 0) return theme;
  }
  return null;
}

/** 10 ONB-04. */
export const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

export const Commerce = z.discriminatedUnion('source', [
  z.object({ source: z.literal('native') }),
  z.object({
    source: z.literal('shopify'),
    shopDomain: z
      .string()
      .trim()
      .toLowerCase()
      .regex(SHOP_DOMAIN, 'must be a name like my-shop.myshopify.com'),
  }),
]);

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A host of the brand's own as its A-label (IDNA), or null for what is none: addresses, single names, wildcards. */
export function hostnameOf(text: string): string | null {
  if (/[\s/:@*?#]/.test(text)) return null;
  try {
    const host = new URL(`https://${text}`).hostname.replace(/\.$/, '');
    const labels = host.split('.');
    const isAddress = /^\d+$/.test(labels.at(-1) ?? '');
    return !isAddress && host.length <= 253 && labels.length > 1 && labels.every((label) => LABEL.test(label))
      ? host
      : null;
  } catch {
    return null;
  }
}

export const Domains = z.object({
  hostnames: z
    .array(
      z
        .string()
        .trim()
        .transform((text, ctx) => {
          const host = hostnameOf(text);
          if (host === null)
            ctx.addIssue({ code: 'custom', message: 'must be a host name like www.example.com' });
          return host ?? z.NEVER;
        }),
    )
    .min(1, 'Enter a host name, or skip this step')
    .max(10),
});

/** A module that needs another one switched on (10 ONB-06). */
const NEEDS: Partial<Record<ModuleKey, readonly ModuleKey[]>> = {
  payouts: ['creators'],
  samples: ['creators'],
  treasury: ['finance'],
  recovery: ['campaigns'],
  support_chat: ['support'],
  mcp: ['ai_agents'],
  ugc_gallery: ['dam'],
};

export const CHOOSABLE = MODULES.filter((key) => key !== 'core');

/** What each chosen module lacks, in words; empty when all is there. */
export function missingModules(chosen: readonly string[]): string[] {
  return Object.entries(NEEDS)
    .filter(([key]) => chosen.includes(key))
    .flatMap(([key, needed]) =>
      needed.filter((other) => !chosen.includes(other)).map((other) => `${key} needs ${other}`),
    );
}

export const Modules = z
  .object({ modules: z.array(z.enum(MODULES)).max(MODULES.length) })
  .superRefine(({ modules }, ctx) => {
    const missing = missingModules(modules);
    if (missing.length > 0) ctx.addIssue({ code: 'custom', path: ['modules'], message: missing.join('; ') });
  });
