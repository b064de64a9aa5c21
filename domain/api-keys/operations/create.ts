import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { newApiKey } from '../../access/api-key.ts';
import { newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { CidrInput } from '../ip-cidrs.ts';
import { ownerOfNewKey } from '../key-owner.ts';
import { findKey, viewKey } from '../key-rows.ts';
import { LONGEST_LIFE_DAYS, lifeEnd, USUAL_LIFE_DAYS } from '../key-state.ts';
import { requireGrantable } from '../scopes.ts';
import { API_KEY_PURPOSES, NewApiKeyView, ScopeInput } from '../views.ts';

export const create = operation({
  name: 'api_keys.create',
  summary: 'Make an API key; its secret is in this answer and nowhere else',
  kind: 'command',
  permission: 'api_keys.manage',
  route: 'POST /admin/api-keys',
  successStatus: 201,
  auditCategory: 'security',
  // A model neither sees secrets nor changes what it may do (55 §9.3).
  isHiddenFromMcp: true,
  input: z.object({
    name: z.string().trim().min(1, 'Enter a name').max(80),
    purpose: z.enum(API_KEY_PURPOSES).default('general'),
    owner: z
      .enum(['user', 'service'])
      .default('user')
      .describe('user: bound to your own rights, and ends with them; service: belongs to the brand'),
    scopes: z.array(ScopeInput).min(1, 'Choose at least one permission').max(500),
    ipCidrs: z.array(CidrInput).max(50).default([]),
    ratePerMinute: z.int().min(1).max(6_000).default(120),
    expiresInDays: z.int().min(1).max(LONGEST_LIFE_DAYS).default(USUAL_LIFE_DAYS),
  }),
  output: NewApiKeyView,
  problems: ['scope_not_held', 'owner_needed'],
  example: { name: 'Warehouse sync', scopes: ['orders.view'], owner: 'service', purpose: 'integration' },
  run: async (ctx, input) => {
    const scopes = [...new Set(input.scopes)];
    requireGrantable(ctx.actor, scopes);
    const ownerUserId = await ownerOfNewKey(ctx, input.owner);
    const { key, prefix, keyHash } = await newApiKey();
    const id = newId();
    const now = ctx.now();
    const { name, purpose, ipCidrs, ratePerMinute } = input;
    const expiresAt = lifeEnd(input.expiresInDays, now);
    const row = { id, tenantId: ctx.tenant.id, name, purpose, prefix, keyHash, ownerUserId, ipCidrs };
    ctx.write(
      ctx.db.q
        .insert(platformTables.apiKeys)
        .values({ ...row, permissions: scopes, ratePerMinute, expiresAt, createdAt: now, updatedAt: now }),
    );
    ctx.audit({
      kind: 'api_key',
      id,
      detail: {
        after: {
          name,
          purpose,
          prefix,
          ownerUserId,
          scopes,
          ipCidrs,
          ratePerMinute,
          expiresAt: expiresAt.toISOString(),
        },
      },
    });
    ctx.emit({ type: 'api_key.created', payload: { apiKeyId: id, name, purpose, ownerUserId } });
    await ctx.commit();
    const made = await findKey(ctx.db, id);
    if (!made) throw notFound('API key');
    return { key, apiKey: viewKey(made, now) };
  },
});
