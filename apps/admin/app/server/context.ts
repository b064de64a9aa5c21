import type { AppContext, StaffSession } from '@domain/app-context.ts';
import type { AppLoadContext } from '@remix-run/cloudflare';

export type SignedInContext = AppContext & { session: StaffSession };

/** The load context by its real type: the edge hands over exactly an AppContext. */
export function adminContext(context: AppLoadContext): AppContext {
  return context as unknown as AppContext;
}

const ENGLISH_SPEAKING = ['AU', 'CA', 'GB', 'IE', 'IN', 'NZ', 'SG', 'US', 'ZA'];

/**
 * The admin speaks English: number and date habits are the brand country's where English is spoken, else British.
 * (CLDR's `en-DE` and its like mix marks: `€1,234.50` beside `1.234,5`.)
 */
export function formatLocale(tenant: { country: string }): string {
  return ENGLISH_SPEAKING.includes(tenant.country) ? `en-${tenant.country}` : 'en-GB';
}
