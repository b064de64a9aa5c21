/** What every command understands, declared once (10 CLI-02). */
import type { Options } from './command.ts';

export const GLOBAL_OPTIONS = {
  json: { type: 'boolean', summary: 'one JSON document on stdout, everything else on stderr' },
  quiet: { type: 'boolean', summary: 'say nothing but errors' },
  cwd: {
    type: 'string',
    value: 'DIR',
    summary: 'folder of the project (default: the one this cgk belongs to)',
  },
  env: {
    type: 'string',
    value: 'NAME',
    summary: 'environment: development, preview, production (default development)',
  },
  yes: { type: 'boolean', summary: 'take every default and confirm every question' },
  help: { type: 'boolean', summary: 'this text' },
} as const satisfies Options;

export const SHORT = { h: 'help', y: 'yes', q: 'quiet' } as const;
