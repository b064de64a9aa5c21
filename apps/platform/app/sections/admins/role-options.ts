import { PLATFORM_ROLES } from '@domain/kernel/permissions.ts';

/** The platform's roles, for a select. */
export const ROLE_OPTIONS = Object.entries(PLATFORM_ROLES).map(([value, { name }]) => ({
  value,
  label: name,
}));
