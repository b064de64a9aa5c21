import type { Api } from '@domain/api.ts';
import type { OrderDetail, RefundInput, RefundPreview } from '@domain/orders/views.ts';
import type { FormReader } from '@ui/work/form/form-reader.ts';
import type { FieldError } from '@ui/work/form/form-result.ts';
import { isFormProblem } from '@ui/work/shell/problems.ts';
import type { z } from 'zod';
import { refundableQuantity } from './fulfilment-lines.ts';

export type RefundPreviewView = z.output<typeof RefundPreview>;

/** What the chosen refund comes to; null while nothing is chosen. */
export interface RefundQuote {
  preview: RefundPreviewView | null;
  title: string;
  errors: FieldError[];
}

/** The refund form as the operation's input. Lines at 0 are left out. */
export function readRefund(reader: FormReader, order: OrderDetail): z.input<typeof RefundInput> {
  const reason = reader.text('reason').trim() || undefined;
  if (reader.text('scope') === 'all') return { isFullRefund: true, reason };
  const lines = order.lines
    .map((line) => ({
      lineId: line.id,
      quantity: reader.integer(`quantity.${line.id}`, { min: 0, max: refundableQuantity(line) }),
      restock: reader.checked(`restock.${line.id}`),
    }))
    .filter((line) => line.quantity > 0);
  const shippingMinor = reader.money('shipping') ?? 0;
  if (shippingMinor > order.shippingRefundable.amount) {
    reader.errors.push({ path: 'shipping', message: 'This is more than is left of the shipping' });
  }
  return { lines, shippingMinor, reason, isFullRefund: false };
}

/** Whether the input refunds anything. */
export function isRefundChosen(input: z.input<typeof RefundInput>): boolean {
  return Boolean(input.isFullRefund || (input.lines ?? []).length > 0 || (input.shippingMinor ?? 0) > 0);
}

/** The operation's field paths by the form's names. */
export function refundFieldOf(input: z.input<typeof RefundInput>) {
  return (path: string): string => {
    const index = /^lines\.(\d+)/.exec(path)?.[1];
    if (index !== undefined) return `quantity.${input.lines?.[Number(index)]?.lineId ?? ''}`;
    return path === 'shippingMinor' ? 'shipping' : path;
  };
}

/** Asks what the form's refund comes to. Mistakes are part of the answer. */
export async function quoteRefund(api: Api, reader: FormReader, order: OrderDetail): Promise<RefundQuote> {
  const input = readRefund(reader, order);
  if (reader.errors.length > 0)
    return { preview: null, title: 'Check what is marked', errors: reader.errors };
  if (!isRefundChosen(input)) return { preview: null, title: 'Choose what to refund', errors: [] };
  try {
    return {
      preview: await api.orders.previewRefund({ orderId: order.id, ...input }),
      title: '',
      errors: [],
    };
  } catch (error) {
    if (!isFormProblem(error)) throw error;
    const fieldOf = refundFieldOf(input);
    const errors = (error.errors ?? []).map(({ path, message }) => ({ path: fieldOf(path), message }));
    return { preview: null, title: error.detail ?? error.title, errors };
  }
}
