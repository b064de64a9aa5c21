import { sql } from 'drizzle-orm';
import type { ScopedDb } from '../../schema/index.ts';
import { Problem } from '../kernel/problem.ts';
import { checkSlug, slugCandidates } from './slug.ts';

export interface SlugAnswer {
  isAvailable: boolean;
  /** Why not, as the end of a sentence that begins with the slug. */
  reason: 'invalid' | 'taken' | 'redirecting' | null;
  message: string | null;
  suggestions: string[];
}

const MOST_SUGGESTIONS = 3;

const MESSAGES = {
  taken: 'belongs to another brand',
  redirecting: 'was the name of another brand until lately and still leads there',
} as const;

/** Whether a brand may be called so, and up to three free names near it (10 TEN-01). `exceptTenant` may have its own. */
export async function slugAvailability(
  db: ScopedDb,
  slug: string,
  now: Date,
  exceptTenant: string | null = null,
): Promise<SlugAnswer> {
  const broken = checkSlug(slug)?.message ?? null;
  const candidates = slugCandidates(slug).filter((name) => name !== slug);
  const rows = await db.rows<{ slug: string; why: 'taken' | 'redirecting' }>(sql`
    with asked as (select jsonb_array_elements_text(${JSON.stringify([slug, ...candidates])}::jsonb) as slug)
    select t.slug, 'taken' as why from tenants t join asked using (slug) where t.id is distinct from ${exceptTenant}::uuid
    union all
    select s.slug, 'redirecting' from tenant_slugs s join asked using (slug)
     where s.redirect_until > ${now.toISOString()}::timestamptz and s.tenant_id is distinct from ${exceptTenant}::uuid`);
  const gone = new Map(rows.map((row) => [row.slug, row.why]));
  const reason = broken === null ? (gone.get(slug) ?? null) : 'invalid';
  const message = broken ?? (reason === null || reason === 'invalid' ? null : MESSAGES[reason]);
  const suggestions =
    reason === null ? [] : candidates.filter((name) => !gone.has(name)).slice(0, MOST_SUGGESTIONS);
  return { isAvailable: reason === null, reason, message, suggestions };
}

/** 409 with free names near the one that cannot be had. */
export async function slugTaken(db: ScopedDb, slug: string, now: Date): Promise<Problem> {
  const { message, suggestions } = await slugAvailability(db, slug, now);
  const detail = `${slug} ${message ?? 'was taken a moment ago'}.`;
  return new Problem({
    status: 409,
    code: 'slug_taken',
    title: 'Taken',
    detail,
    errors: [{ path: 'slug', message: message ?? 'was taken a moment ago' }],
    extra: { suggestions },
  });
}
