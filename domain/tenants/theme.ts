// Owned by the storefront: the schema of a published theme's tokens (20 THM-01…04).
import { z } from 'zod';

export const ThemeTokens = z.object({ v: z.literal(1) }).loose();
export type ThemeTokens = z.infer<typeof ThemeTokens>;
