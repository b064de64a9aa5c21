import { CONFIG_SCHEMAS } from '../platform/config-groups.ts';

/** The groups of settings that a first run asks for. */
export const FIRST_SETTINGS = { platform: CONFIG_SCHEMAS.platform, mail: CONFIG_SCHEMAS.mail } as const;
