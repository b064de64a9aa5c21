import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';
import { slugAvailability } from '../slug-availability.ts';

export const checkSlug = houseOperation({
  name: 'tenants.check_slug',
  summary: 'See whether a brand may have a slug, and free names near it',
  kind: 'query',
  permission: 'person',
  route: 'GET /platform/slugs/:slug',
  input: z.object({ slug: z.string().min(1).max(100) }),
  output: z.object({
    isAvailable: z.boolean(),
    reason: z.enum(['invalid', 'taken', 'redirecting']).nullable(),
    message: z.string().nullable(),
    suggestions: z.array(z.string()),
  }),
  rateLimit: { limit: 60, periodSeconds: 60, by: 'actor' },
  run: async (ctx, { slug }) => slugAvailability(ctx.db, slug.toLowerCase(), ctx.now()),
});
