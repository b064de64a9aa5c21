import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { unauthenticated } from '../../kernel/problem.ts';

const AccountView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  locale: z.string().nullable(),
  timezone: z.string().nullable(),
  brands: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      status: z.string(),
      kind: z.string(),
      isDefault: z.boolean(),
    }),
  ),
});

/** Who is signed in, and where they belong. */
export const getAccount = houseOperation({
  name: 'accounts.get',
  summary: 'Who is signed in, and the brands they belong to',
  kind: 'query',
  permission: 'person',
  route: 'GET /account',
  input: z.object({}),
  output: AccountView,
  run: async (ctx) => {
    const { session } = ctx.caller;
    if (!session) throw unauthenticated();
    const { memberships, tenants, users } = platformTables;
    const [found, brands] = await ctx.db.batch([
      ctx.db.q
        .select({
          id: users.id,
          email: users.email,
          name: users.name,
          locale: users.locale,
          timezone: users.timezone,
        })
        .from(users)
        .where(eq(users.id, session.userId)),
      ctx.db.q
        .select({
          id: tenants.id,
          slug: tenants.slug,
          name: tenants.name,
          status: tenants.status,
          kind: memberships.kind,
          isDefault: memberships.isDefault,
        })
        .from(memberships)
        .innerJoin(tenants, eq(tenants.id, memberships.tenantId))
        .where(
          and(
            eq(memberships.userId, session.userId),
            eq(memberships.status, 'active'),
            inArray(tenants.status, ['onboarding', 'active', 'moving', 'suspended', 'archived']),
          ),
        )
        .orderBy(asc(tenants.name), asc(tenants.id))
        .limit(500),
    ]);
    const [user] = found;
    if (!user) throw unauthenticated();
    return {
      ...user,
      id: toExternalId('user', user.id),
      brands: brands.map((brand) => ({ ...brand, id: toExternalId('tenant', brand.id) })),
    };
  },
});
