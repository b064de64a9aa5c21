import { z } from 'zod';

const Email = z.email('Enter an e-mail address').max(254);
const Timezone = z
  .string()
  .max(60)
  .refine(isTimezone, 'Choose a time zone of the IANA list, like Europe/Berlin');
const Currency = z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, like EUR');
const Country = z.string().regex(/^[A-Z]{2}$/, 'Two capital letters, like DE');
const Locale = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'A language like en or en-GB');
const ModuleKey = z.string().regex(/^[a-z][a-z_]{1,39}$/, 'Lower-case letters and _');
const count = (most: number) =>
  z.int('Enter a whole number').min(1, 'Enter 1 or more').max(most, `Enter ${most} or less`);

function isTimezone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** The installation itself. */
const Platform = z.strictObject({
  name: z.string().trim().min(2, 'Enter a name').max(80),
  supportEmail: Email.nullable(),
  timezone: Timezone,
  currency: Currency,
  isRegistrationOpen: z.boolean(),
});

/** What a new brand begins with. */
const Defaults = z.strictObject({
  country: Country,
  currency: Currency,
  timezone: Timezone,
  locale: Locale,
  plan: z.enum(['free', 'starter', 'growth', 'enterprise']),
});

/** Modules that brands may turn on, and those a new brand has. */
const Modules = z
  .strictObject({ available: z.array(ModuleKey).max(60), enabled: z.array(ModuleKey).max(60) })
  .refine(({ available, enabled }) => enabled.every((key) => available.includes(key)), {
    path: ['enabled'],
    message: 'A new brand can only have what is available',
  });

/** Bounds with the defaults of 15 SUP-46. */
const Limits = z.strictObject({
  brandsPerUser: count(10_000),
  usersPerBrand: count(100_000),
  apiKeysPerBrand: count(1_000),
  requestsPerMinute: count(100_000),
  sensitivePerMinute: count(1_000),
  signInsPerHour: count(10_000),
  webhookCallsPerMinute: count(10_000),
  uploadsPerDay: count(1_000_000),
});

/** Who mails of the house come from. */
const Mail = z.strictObject({
  fromName: z.string().trim().min(1, 'Enter a name').max(80),
  fromAddress: Email.nullable(),
  replyTo: Email.nullable(),
});

/** Groups of `platform_config` that people edit; `setup` and `maintenance` have operations of their own. */
export const CONFIG_SCHEMAS = {
  platform: Platform,
  defaults: Defaults,
  modules: Modules,
  limits: Limits,
  mail: Mail,
} as const;

export const CONFIG_KEYS = Object.keys(CONFIG_SCHEMAS) as [ConfigKey, ...ConfigKey[]];
export type ConfigKey = keyof typeof CONFIG_SCHEMAS;
export type ConfigValue<K extends ConfigKey> = z.output<(typeof CONFIG_SCHEMAS)[K]>;

/** What holds until somebody says otherwise. */
export const CONFIG_DEFAULTS: { [K in ConfigKey]: ConfigValue<K> } = {
  platform: {
    name: 'CGK',
    supportEmail: null,
    timezone: 'UTC',
    currency: 'EUR',
    isRegistrationOpen: true,
  },
  defaults: { country: 'DE', currency: 'EUR', timezone: 'Europe/Berlin', locale: 'en', plan: 'starter' },
  modules: {
    available: ['creators', 'reviews', 'attribution', 'ab_testing', 'subscriptions', 'support', 'ai', 'mcp'],
    enabled: [],
  },
  limits: {
    brandsPerUser: 10,
    usersPerBrand: 100,
    apiKeysPerBrand: 20,
    requestsPerMinute: 100,
    sensitivePerMinute: 10,
    signInsPerHour: 10,
    webhookCallsPerMinute: 50,
    uploadsPerDay: 100,
  },
  mail: { fromName: 'CGK', fromAddress: null, replyTo: null },
};

/** A stored group, or its defaults where nothing (or something of another version) is stored. */
export function readConfig<K extends ConfigKey>(key: K, stored: unknown): ConfigValue<K> {
  const merged = { ...CONFIG_DEFAULTS[key], ...(typeof stored === 'object' ? stored : null) };
  const parsed = CONFIG_SCHEMAS[key].safeParse(merged);
  return (parsed.success ? parsed.data : CONFIG_DEFAULTS[key]) as ConfigValue<K>;
}
