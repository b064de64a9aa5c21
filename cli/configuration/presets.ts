/** What each use case starts from (10 CLI-06); every answer can be changed. */
import type { CgkConfigInput, USE_CASES } from './config.ts';

export type UseCase = (typeof USE_CASES)[number];
type Preset = Required<Pick<CgkConfigInput, 'tenancy' | 'commerceSource' | 'checkout' | 'modules'>>;

export const PRESETS: Readonly<Record<UseCase, Preset & { summary: string }>> = {
  'online-store': {
    summary: 'one brand sells its products',
    tenancy: 'single',
    commerceSource: 'native',
    checkout: 'native',
    modules: ['reviews', 'attribution', 'support'],
  },
  'creator-marketplace': {
    summary: 'creators sell and are paid',
    tenancy: 'multi',
    commerceSource: 'native',
    checkout: 'native',
    modules: ['creators', 'attribution', 'reviews', 'support'],
  },
  b2b: {
    summary: 'one company sells to companies',
    tenancy: 'single',
    commerceSource: 'native',
    checkout: 'native',
    modules: ['support'],
  },
  'multi-brand': {
    summary: 'an operator runs several brands',
    tenancy: 'multi',
    commerceSource: 'native',
    checkout: 'native',
    modules: ['reviews', 'attribution', 'ab-testing', 'support'],
  },
  custom: {
    summary: 'begin with nothing switched on',
    tenancy: 'multi',
    commerceSource: 'native',
    checkout: 'native',
    modules: [],
  },
};

/** As a project's root sees it. */
const DEFINED_IN = './cli/configuration/config.ts';

/** `cgk.config.ts` of a configuration. */
export function configSource(config: CgkConfigInput): string {
  const lines = Object.entries(config)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${key}: ${literal(value)},`);
  return `import { defineConfig } from '${DEFINED_IN}';\n\nexport default defineConfig({\n${lines.join('\n')}\n});\n`;
}

/** A value as this project writes it. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, member]) => `${key}: ${literal(member)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}
