import type { Api } from './api.ts';
import type { SessionFacts } from './kernel/context.ts';
import type { PermissionKey } from './kernel/permissions.ts';
import type { HouseApi } from './registry.ts';
import type { PublicSettings } from './settings/public-settings.ts';
import type { ThemeTokens } from './tenants/theme.ts';

/** The brand a request belongs to, as every app and operation sees it. `id` is the UUID. */
export interface TenantContext {
  id: string;
  slug: string;
  name: string;
  legalName: string;
  country: string;
  currency: string;
  timezone: string;
  /** Default language (BCP 47) and all languages of the shop. */
  locale: string;
  locales: string[];
  pricesIncludeTax: boolean;
  /** The published theme with the brand's own colours and fonts over it. */
  theme: ThemeTokens;
  /** The theme without them; absent where they were never laid over it. */
  baseTheme?: ThemeTokens;
  /** What the shop shows of the brand's settings; absent = nothing published, as after `emptyPublicSettings`. */
  settings?: PublicSettings;
}

export interface StaffSession {
  /** TypeID. */
  userId: string;
  /** UUID of the membership in this brand. */
  membershipId: string;
  name: string;
  email: string;
  /** Names of the roles held here, the strongest first. */
  roles: readonly string[];
  permissions: readonly PermissionKey[];
  /** Ranges that the brand's admin is reached from; null where the brand restricts nothing. */
  allowedRanges: readonly string[] | null;
  facts: SessionFacts;
}

/** The way to the sign-in host and back (10 §4.4). */
export interface StaffAuth {
  /** Absolute address that signs the browser in and returns to this path; with `isStepUp` it asks for a factor again. */
  startUrl(returnTo: string, isStepUp?: boolean): string;
  /** Ends this browser's session on every host; the address to show then. */
  signOut(): Promise<string>;
  /** Ends the impersonation that this session is, if it is one. */
  endImpersonation(): Promise<void>;
}

/** What the edge hands to a Remix app as its load context. */
export interface AppContext {
  tenant: TenantContext;
  /** Language of this request: the path's prefix (`/en/…`) or the tenant's default. */
  locale: string;
  /** Absolute origin of this request, e.g. `http://fernhill.localhost:8787`. */
  origin: string;
  requestId: string;
  /** CSP nonce for inline scripts of uncached pages; empty on cacheable pages, where scripts are hashed. */
  nonce: string;
  isDevelopment: boolean;
  /** The shop with a draft of its settings, by a signed link; never cached. */
  isPreview: boolean;
  /** Signed-in member of the brand's team, in the admin; always null in the storefront. */
  session: StaffSession | null;
  auth: StaffAuth;
  api: Api;
  /** The person's own affairs, whatever the brand: their other brands, their account. */
  houseApi: HouseApi;
}
