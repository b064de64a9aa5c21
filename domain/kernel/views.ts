import { z } from 'zod';

/** Money as it leaves the house: integer minor units and ISO 4217 code. */
export const MoneyView = z.object({
  amount: z.int().describe('integer minor units, e.g. 1999 = 19.99 USD'),
  currency: z.string().length(3),
});
export type MoneyView = z.infer<typeof MoneyView>;

/** A page of a list: opaque cursors, null at the ends. */
export const PageInfo = z.object({ next: z.string().nullable(), prev: z.string().nullable() });

export const TotalCount = z.object({ value: z.int(), relation: z.enum(['eq', 'gte']) });

/** A page of `item` (PAT-02): counts are capped at 10,000 and then `gte`. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), page: PageInfo, total: TotalCount });
}

export const CursorInput = z.string().max(400).optional().describe('opaque cursor from a previous page');

/** A postal address. `region` is the state or province code where the country has them. */
export const Address = z.object({
  firstName: z.string().trim().min(1, 'Enter a first name').max(80),
  lastName: z.string().trim().min(1, 'Enter a last name').max(80),
  company: z.string().trim().max(120).optional(),
  line1: z.string().trim().min(1, 'Enter a street address').max(160),
  line2: z.string().trim().max(160).optional(),
  city: z.string().trim().min(1, 'Enter a city').max(100),
  region: z.string().trim().max(40).optional(),
  postalCode: z.string().trim().min(1, 'Enter a postal code').max(20),
  country: z.string().length(2, 'Choose a country').toUpperCase(),
  phone: z.string().trim().max(40).optional(),
});
export type Address = z.infer<typeof Address>;

/**
 * A picture. Files are at `/media/{key}-{width}.{avif|webp}` for each of `widths`; when `widths` is empty the one
 * file is `/media/{key}`. `pending` pictures have no file yet (imported, not fetched): show the product's initial.
 */
export const ImageView = z.object({
  key: z.string(),
  alt: z.string(),
  width: z.int(),
  height: z.int(),
  widths: z.array(z.int()),
  thumbhash: z.string().nullable(),
  isPending: z.boolean(),
});
export type ImageView = z.infer<typeof ImageView>;
