import { roundHalfUp } from '../kernel/money.ts';

const REFERENCE: Record<string, { unit: string; factor: number }> = {
  g: { unit: 'kg', factor: 1000 },
  kg: { unit: 'kg', factor: 1 },
  ml: { unit: 'l', factor: 1000 },
  l: { unit: 'l', factor: 1 },
  m: { unit: 'm', factor: 1 },
};

/**
 * Price for one kilogram, litre or metre of goods sold by measure (Dir. 98/6/EC art. 2(b)).
 * `quantity` is the content of one piece in `unit`; amounts in minor units.
 */
export function unitPriceOf(
  priceMinor: number,
  quantity: number,
  unit: string,
): { amountMinor: number; unit: string } | null {
  const reference = REFERENCE[unit];
  if (!reference || quantity <= 0) return null;
  const thousandths = BigInt(Math.round(quantity * 1000));
  const amount = roundHalfUp(BigInt(priceMinor) * BigInt(reference.factor) * 1000n, thousandths);
  return { amountMinor: Number(amount), unit: reference.unit };
}
