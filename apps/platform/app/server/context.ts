import type { HouseSession } from '@domain/house-app-context.ts';
import type { PlatformRoleKey } from '@domain/kernel/permissions.ts';
import type { PlatformAppContext } from '@domain/platform-app-context.ts';
import type { AppLoadContext } from '@remix-run/cloudflare';

export type PlatformMember = HouseSession & { platformRole: PlatformRoleKey };
export type StaffContext = PlatformAppContext & { session: PlatformMember };

/** The load context by its real type: the edge hands over exactly a PlatformAppContext. */
export function platformContext(context: AppLoadContext): PlatformAppContext {
  return context as unknown as PlatformAppContext;
}

/** The console speaks English and writes times in UTC, as its logs do. */
export const FORMATS = { locale: 'en-GB', timezone: 'UTC', currency: 'EUR' } as const;
