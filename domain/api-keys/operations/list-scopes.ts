import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { grantableOf } from '../scopes.ts';

export const listScopes = operation({
  name: 'api_keys.list_scopes',
  summary: 'The permissions that a key made now could carry: those the caller holds, in groups',
  kind: 'query',
  permission: 'api_keys.view',
  route: 'GET /admin/api-keys/scopes',
  input: z.object({}),
  output: z.object({
    groups: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        scopes: z.array(
          z.object({ key: z.string(), label: z.string(), help: z.string(), isSensitive: z.boolean() }),
        ),
      }),
    ),
  }),
  run: async (ctx) => {
    const { PERMISSION_CATALOGUE, PERMISSION_CATEGORIES } = await import(
      '../../access/permission-catalogue.ts'
    );
    const held = new Set<string>(grantableOf(ctx.actor));
    const groups = Object.entries(PERMISSION_CATEGORIES).map(([key, label]) => ({
      key,
      label,
      scopes: PERMISSION_CATALOGUE.filter((entry) => entry.category === key && held.has(entry.key)).map(
        (entry) => ({
          key: entry.key,
          label: entry.label,
          help: entry.help,
          isSensitive: entry.isSensitive,
        }),
      ),
    }));
    return { groups: groups.filter(({ scopes }) => scopes.length > 0) };
  },
});
