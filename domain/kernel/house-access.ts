import type { PlatformPermissionKey } from './permissions.ts';

/**
 * Who may call an operation that belongs to no brand: a permission of the platform's staff; anybody who is signed in,
 * about themselves (`person`); the holder of a first run's token (`setup`); anybody (`public`); or the house itself.
 */
export type HouseAccess = PlatformPermissionKey | 'person' | 'setup' | 'public' | 'system';
