import type { StaffAuth } from './app-context.ts';
import type { HouseAppContext } from './house-app-context.ts';

/** What the edge hands to the platform's console as its load context. */
export interface PlatformAppContext extends HouseAppContext {
  /** Where somebody without a session goes, to come back to `path`. */
  signInUrl(path: string): string;
  auth: StaffAuth;
  /** Address of a brand's admin, e.g. `http://fernhill.localhost:8787/admin`. */
  brandAdminUrl(slug: string): string;
}
