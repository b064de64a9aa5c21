import type { StaffAuth } from './app-context.ts';
import type { HouseAppContext } from './house-app-context.ts';

/** The set-up's door during a first run. */
export interface SetupDoor {
  isOpen: boolean;
  unlock(token: string): Promise<{ ok: true; cookie: string } | { ok: false; message: string }>;
}

/** What the edge hands to the platform's console as its load context. */
export interface PlatformAppContext extends HouseAppContext {
  /** Where somebody without a session goes, to come back to `path`. */
  signInUrl(path: string): string;
  auth: StaffAuth;
  /** Null once the installation is set up. */
  setup: SetupDoor | null;
  /** Address of a brand's admin, e.g. `http://fernhill.localhost:8787/admin`. */
  brandAdminUrl(slug: string): string;
}
