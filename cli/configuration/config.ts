/** `cgk.config.ts`: what this installation is for. Made by `cgk wizard`, written with `defineConfig` (10 PORT-02). */
import { z } from 'zod';

/** What a brand may switch on, and what each needs (10 ONB-06). */
export const MODULES = {
  creators: { summary: 'creators, their links and payouts', needs: 'commerce' },
  reviews: { summary: 'product reviews', needs: 'commerce' },
  attribution: { summary: 'where orders come from', needs: 'commerce' },
  'ab-testing': { summary: 'experiments on pages', needs: null },
  subscriptions: { summary: 'repeating orders', needs: 'checkout' },
  support: { summary: 'tickets and macros', needs: null },
  ai: { summary: 'tools for models in the admin', needs: null },
  mcp: { summary: 'Model Context Protocol server', needs: null },
} as const satisfies Record<string, { summary: string; needs: 'commerce' | 'checkout' | null }>;

export type ModuleKey = keyof typeof MODULES;
export const MODULE_KEYS = Object.keys(MODULES) as [ModuleKey, ...ModuleKey[]];

export const USE_CASES = ['online-store', 'creator-marketplace', 'b2b', 'multi-brand', 'custom'] as const;
export const COMMERCE_SOURCES = ['native', 'shopify', 'none'] as const;
export const TENANCIES = ['single', 'multi'] as const;
export const PROFILES = ['small', 'medium', 'large', 'enterprise'] as const;

const HostName = z
  .string()
  .regex(
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'must be a host name in lower case',
  );

/** One place it is deployed to. */
const Environment = z.strictObject({
  /** Name of the Worker, when it differs from wrangler.toml. */
  worker: z.string().min(1).max(63).optional(),
  /** Addresses that must answer after a deploy. */
  smoke: z.array(z.url('must be an address')).max(50).default([]),
});

export const CgkConfig = z
  .strictObject({
    useCase: z.enum(USE_CASES).default('custom'),
    /** `single`: this installation has one brand; `tenant:create` refuses a second. */
    tenancy: z.enum(TENANCIES).default('multi'),
    /** Where products and orders live. */
    commerceSource: z.enum(COMMERCE_SOURCES).default('native'),
    checkout: z.enum(COMMERCE_SOURCES).default('native'),
    modules: z.array(z.enum(MODULE_KEYS)).default([]),
    /** Size of the installation; sets its limits (10 DEP-06). */
    profile: z.enum(PROFILES).default('small'),
    /** Brands are at `<slug>.<baseDomain>`. */
    baseDomain: HostName.optional(),
    mail: z.strictObject({ from: z.email('must be an e-mail address') }).optional(),
    environments: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), Environment).default({}),
  })
  .superRefine((config, context) => {
    const fault = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (config.checkout !== 'none' && config.checkout !== config.commerceSource)
      fault(['checkout'], `must be none or ${config.commerceSource}, as commerceSource is`);
    if (new Set(config.modules).size !== config.modules.length) fault(['modules'], 'names a module twice');
    for (const [index, key] of config.modules.entries()) {
      const { needs } = MODULES[key];
      if (needs === 'commerce' && config.commerceSource === 'none')
        fault(['modules', index], `${key} needs a commerceSource`);
      if (needs === 'checkout' && config.checkout === 'none')
        fault(['modules', index], `${key} needs a checkout`);
    }
  });
export type CgkConfig = z.output<typeof CgkConfig>;
export type CgkConfigInput = z.input<typeof CgkConfig>;

/** The default export of `cgk.config.ts`; it only checks the shape for the editor, `config:validate` reads the rest. */
export function defineConfig(config: CgkConfigInput): CgkConfigInput {
  return config;
}
