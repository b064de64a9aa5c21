import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { isSensitive } from '../../kernel/permissions.ts';

export const whoami = operation({
  name: 'identity.whoami',
  summary: 'Who the caller is here and what it may do',
  kind: 'query',
  permission: 'public',
  route: 'GET /admin/whoami',
  input: z.object({}),
  output: z.object({
    kind: z.enum(['anonymous', 'staff', 'api_key', 'platform', 'person', 'setup', 'system']),
    /** TypeID of the member or key. */
    id: z.string().nullable(),
    name: z.string().nullable(),
    brand: z.object({ slug: z.string(), name: z.string() }),
    permissions: z.array(z.string()),
    /** Those of the permissions that ask people for a fresh factor. */
    sensitivePermissions: z.array(z.string()),
    ratePerMinute: z.int().nullable(),
  }),
  run: async ({ actor, tenant }) => {
    const permissions = actor.kind === 'staff' || actor.kind === 'api_key' ? [...actor.permissions] : [];
    return {
      kind: actor.kind,
      id: 'id' in actor ? actor.id : null,
      name: 'name' in actor ? actor.name : null,
      brand: { slug: tenant.slug, name: tenant.name },
      permissions,
      sensitivePermissions: permissions.filter(isSensitive),
      ratePerMinute: actor.kind === 'api_key' ? actor.ratePerMinute : null,
    };
  },
});
