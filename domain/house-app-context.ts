import type { SessionFacts } from './kernel/context.ts';
import type { PlatformPermissionKey, PlatformRoleKey } from './kernel/permissions.ts';
import type { HouseApi } from './registry.ts';

/** Somebody signed in on one of the house's own hosts. */
export interface HouseSession {
  /** TypeID. */
  userId: string;
  name: string;
  email: string;
  /** Null for people who are not of the platform's staff. */
  platformRole: PlatformRoleKey | null;
  permissions: readonly PlatformPermissionKey[];
  facts: SessionFacts;
}

/** What the edge hands to a Remix app on a host of the house itself (platform console, sign-in). */
export interface HouseAppContext {
  /** Absolute origin of this request, e.g. `http://localhost:8787`. */
  origin: string;
  requestId: string;
  /** CSP nonce for inline scripts. */
  nonce: string;
  isDevelopment: boolean;
  session: HouseSession | null;
  api: HouseApi;
}
