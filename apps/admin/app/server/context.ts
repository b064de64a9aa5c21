import type { AppLoadContext } from '@remix-run/cloudflare';
import type { AppContext, StaffSession } from '@domain/app-context.ts';

/** Sign-in and sign-out as the edge wires them (better-auth sits behind). */
export interface AdminAuth {
  signIn(input: {
    email: string;
    password: string;
  }): Promise<{ ok: true; cookies: string[] } | { ok: false; message: string }>;
  signOut(): Promise<{ cookies: string[] }>;
}

export type AdminContext = AppContext & { auth: AdminAuth };
export type SignedInContext = AdminContext & { session: StaffSession };

/** The load context by its real type: the edge hands over exactly an AdminContext. */
export function adminContext(context: AppLoadContext): AdminContext {
  return context as unknown as AdminContext;
}

/** English words with the brand country's number and date habits, e.g. `en-DE`. */
export function formatLocale(tenant: { country: string }): string {
  const locale = `en-${tenant.country}`;
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
