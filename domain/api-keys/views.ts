import { z } from 'zod';
import { idOutput } from '../kernel/ids.ts';
import { PERMISSIONS } from '../kernel/permissions.ts';

export const API_KEY_PURPOSES = ['general', 'agent', 'mcp', 'ci', 'integration'] as const;

/**
 * `expiring`: ends within 30 days. `rotating`: another key took its place and it works for its last hours. `dormant`:
 * not used for 90 days.
 */
export const API_KEY_STATES = [
  'active',
  'expiring',
  'rotating',
  'dormant',
  'inactive_owner',
  'expired',
  'revoked',
] as const;
export type ApiKeyState = (typeof API_KEY_STATES)[number];

/** A key as it is shown: never its secret. */
export const ApiKeyView = z.object({
  id: idOutput('apiKey'),
  name: z.string(),
  purpose: z.enum(API_KEY_PURPOSES),
  /** First characters, to recognise it by. */
  prefix: z.string(),
  state: z.enum(API_KEY_STATES),
  /** Whose current rights bound it; null for a key of the brand itself. */
  owner: z.object({ id: idOutput('user'), name: z.string() }).nullable(),
  scopes: z.array(z.string()),
  /** Where it may be used from; empty = anywhere. */
  ipCidrs: z.array(z.string()),
  ratePerMinute: z.int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  /** Written every few minutes, not every call. */
  lastUsedAt: z.iso.datetime().nullable(),
  rotatedFrom: idOutput('apiKey').nullable(),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;

/** A new key with its secret, which is shown this once. */
export const NewApiKeyView = z.object({
  key: z.string().describe('the secret; kept nowhere, shown only now'),
  apiKey: ApiKeyView,
});
export type NewApiKeyView = z.infer<typeof NewApiKeyView>;

export const ScopeInput = z.enum(PERMISSIONS);
