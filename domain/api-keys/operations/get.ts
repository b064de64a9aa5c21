import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { findKey, viewKey } from '../key-rows.ts';
import { ApiKeyView } from '../views.ts';

export const get = operation({
  name: 'api_keys.get',
  summary: 'One API key: scopes, owner, limits and last use',
  kind: 'query',
  permission: 'api_keys.view',
  route: 'GET /admin/api-keys/:keyId',
  input: z.object({ keyId: idInput('apiKey') }),
  output: ApiKeyView,
  problems: ['not_found'],
  run: async (ctx, { keyId }) => {
    const row = await findKey(ctx.db, keyId);
    if (!row) throw notFound('API key');
    return viewKey(row, ctx.now());
  },
});
