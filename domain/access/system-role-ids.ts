import { SYSTEM_ROLE_KEYS, type SystemRoleKey } from '../kernel/permissions.ts';

/** The order in which platform migration 1 numbered the system roles. */
const NUMBERED: readonly SystemRoleKey[] = [
  'owner',
  'admin',
  'manager',
  'marketing',
  'support',
  'analyst',
  'content',
  'finance',
  'creator_manager',
  'developer',
  'viewer',
];

/** UUID of a system role's row, the same in every installation. */
export function systemRoleId(key: SystemRoleKey): string {
  return `01900000-0000-7000-8000-${(NUMBERED.indexOf(key) + 1).toString(16).padStart(12, '0')}`;
}

/** Every system role by its row's UUID. */
export const systemRoleKeyOf = (id: string): SystemRoleKey | null =>
  SYSTEM_ROLE_KEYS.find((key) => systemRoleId(key) === id) ?? null;
