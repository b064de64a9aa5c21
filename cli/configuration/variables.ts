/** Every variable that the programs of this project read: who needs it where, and what it must look like (10 DEP-03). */
import { faultOfUrl, isPooled } from '../database/connection-string.ts';

export type Program = 'worker' | 'cli';

export interface VariableSpec {
  name: string;
  summary: string;
  usedBy: readonly Program[];
  /** Pushed as a secret of the Worker; never a plain variable. */
  isSecret: boolean;
  /** In which environments it must be there. */
  requiredIn: 'everywhere' | 'deployed' | 'nowhere';
  /** What is wrong with a value, or null. Never repeats it. */
  fault?(value: string): string | null;
  /** How to get one. */
  how: string;
}

const LEAST_SECRET = 32;
export const KEK_BYTES = 32;

/** Bytes of a base64 (or base64url) text, or null when it is none. */
export function base64Bytes(text: string): number | null {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return null;
  return Buffer.from(text.replaceAll('-', '+').replaceAll('_', '/'), 'base64').length;
}

/**
 * What is weak about a signing secret, or null: short, few different characters, or a word that people type. 32
 * characters of base64 hold 192 bits.
 */
export function weaknessOfSecret(secret: string): string | null {
  if (secret.length < LEAST_SECRET) return `has ${secret.length} characters; ${LEAST_SECRET} are the least`;
  if (new Set(secret).size < 12) return 'repeats itself; it must be random';
  if (/secret|password|change.?me|example|123456|abcdef/i.test(secret))
    return 'contains a word that people guess';
  return null;
}

export function faultOfKek(value: string): string | null {
  const bytes = base64Bytes(value);
  if (bytes === null) return 'is not base64';
  return bytes === KEK_BYTES ? null : `holds ${bytes} bytes; it must be ${KEK_BYTES}`;
}

const faultOfDsn = (value: string): string | null => faultOfUrl(value)?.message ?? null;
const RANDOM = 'openssl rand -base64 32';

export const VARIABLES: readonly VariableSpec[] = [
  {
    name: 'DATABASE_URL',
    summary: 'the application’s login (cgk_app), through the pool',
    usedBy: ['worker', 'cli'],
    isSecret: true,
    requiredIn: 'deployed',
    fault: faultOfDsn,
    how: 'cgk init writes it',
  },
  {
    name: 'DATABASE_URL_DIRECT',
    summary: 'the owner’s login past the pool, for migrations',
    usedBy: ['cli'],
    isSecret: true,
    requiredIn: 'nowhere',
    fault: (value) => faultOfDsn(value) ?? (isPooled(value) ? 'is a pooled address' : null),
    how: 'cgk init writes it',
  },
  {
    name: 'AUTH_SECRET',
    summary: 'signs sessions',
    usedBy: ['worker'],
    isSecret: true,
    requiredIn: 'deployed',
    fault: weaknessOfSecret,
    how: RANDOM,
  },
  {
    name: 'KEK_V1',
    summary: 'wraps the keys that encrypt a brand’s credentials; 32 bytes in base64',
    usedBy: ['worker'],
    isSecret: true,
    requiredIn: 'deployed',
    fault: faultOfKek,
    how: RANDOM,
  },
  {
    name: 'BASE_DOMAIN',
    summary: 'brands are at <slug>.<BASE_DOMAIN>',
    usedBy: ['worker'],
    isSecret: false,
    requiredIn: 'deployed',
    fault: (value) => (/^[a-z0-9.-]+$/.test(value) ? null : 'is no host name in lower case'),
    how: '[vars] in wrangler.toml',
  },
  {
    name: 'ENVIRONMENT',
    summary: 'development, test or production',
    usedBy: ['worker'],
    isSecret: false,
    requiredIn: 'deployed',
    fault: (value) =>
      ['development', 'test', 'production'].includes(value)
        ? null
        : 'must be development, test or production',
    how: '[vars] in wrangler.toml',
  },
  {
    name: 'CLOUDFLARE_API_TOKEN',
    summary: 'lets wrangler deploy where nobody can sign in',
    usedBy: ['cli'],
    isSecret: true,
    requiredIn: 'nowhere',
    how: 'dash.cloudflare.com, My Profile, API Tokens; or wrangler login',
  },
  {
    name: 'NEON_API_KEY',
    summary: 'lets cgk init make a database project',
    usedBy: ['cli'],
    isSecret: true,
    requiredIn: 'nowhere',
    how: 'console.neon.tech, Account settings, API keys',
  },
];

export interface VariableState {
  name: string;
  summary: string;
  usedBy: readonly Program[];
  isRequired: boolean;
  /** Where it was found; null: nowhere. */
  from: string | null;
  fault: string | null;
  how: string;
}

/**
 * Each variable against what was found. A secret that is set in the Worker already counts as found and cannot be looked
 * into; a secret in `wrangler.toml` is a fault, since that file is committed.
 */
export function variableStates(
  environmentName: string,
  found: ReadonlyMap<string, { value: string; from: string }>,
  { plain = {}, remote = [] }: { plain?: Readonly<Record<string, string>>; remote?: readonly string[] } = {},
): VariableState[] {
  const isDeployed = environmentName !== 'development';
  return VARIABLES.map(({ name, summary, usedBy, isSecret, requiredIn, fault, how }) => {
    const local = found.get(name);
    const isInToml = Object.hasOwn(plain, name);
    const value = local?.value ?? plain[name];
    const from =
      local?.from ?? (isInToml ? 'wrangler.toml' : remote.includes(name) ? 'the Worker’s secrets' : null);
    const isRequired = requiredIn === 'everywhere' || (requiredIn === 'deployed' && isDeployed);
    const complaint =
      isSecret && isInToml
        ? 'is a secret in a file that is committed'
        : value !== undefined
          ? (fault?.(value) ?? null)
          : from === null && isRequired
            ? 'is missing'
            : null;
    return { name, summary, usedBy, isRequired, from, fault: complaint, how };
  });
}
