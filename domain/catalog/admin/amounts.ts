import { z } from 'zod';

/** A price in minor units: up to ten billion of the smallest unit, far below what JSON numbers hold exactly. */
export const PriceInput = z
  .int('Enter a whole number of minor units')
  .min(0, 'A price is not negative')
  .max(10_000_000_000);

/** Stock keeping unit; blank is none. */
export const SkuInput = z
  .string()
  .trim()
  .max(255)
  .transform((text) => text || null);
