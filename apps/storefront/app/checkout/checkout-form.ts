import type { CheckoutView } from '@domain/checkout/views.ts';
import type { FieldError } from '@domain/kernel/problem.ts';
import type { Address } from '@domain/kernel/views.ts';
import type { Messages } from '../messages/index.ts';

/** The parts of the checkout; each is a form of its own. */
export const STEPS = ['contact', 'address', 'shipping', 'payment', 'review'] as const;
export type Step = (typeof STEPS)[number];

/** What comes back from a part that could not be taken. */
export interface CheckoutFeedback {
  step: Step;
  errors: FieldError[];
  /** Everything typed, so that nothing is lost. */
  values: Record<string, string>;
  problem: string | null;
}

const MISSING: Record<CheckoutView['missing'][number], Step> = {
  email: 'contact',
  shipping_address: 'address',
  shipping_option: 'shipping',
  payment: 'payment',
};

export function isStep(name: unknown): name is Step {
  return (STEPS as readonly unknown[]).includes(name);
}

/** The first part that is not done; the review when all are. */
export function firstOpenStep({ missing }: Pick<CheckoutView, 'missing'>): Step {
  const open = new Set(missing.map((part) => MISSING[part]));
  return STEPS.find((step) => open.has(step)) ?? 'review';
}

/** Whether a part holds all it needs. */
export function isDone(step: Step, { missing }: Pick<CheckoutView, 'missing'>): boolean {
  return step !== 'review' && !missing.some((part) => MISSING[part] === step);
}

const FIELDS = [
  'firstName',
  'lastName',
  'company',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
  'phone',
] as const;
export type AddressField = (typeof FIELDS)[number];

/** Reads an address from fields named `<prefix>.<field>`; blank optional fields are left out. */
export function readAddress(form: FormData, prefix: string): Address {
  const text = (field: AddressField): string => {
    const value = form.get(`${prefix}.${field}`);
    return typeof value === 'string' ? value.trim() : '';
  };
  const optional = (['company', 'line2', 'region', 'phone'] as const).flatMap((field) =>
    text(field) ? [[field, text(field)]] : [],
  );
  return {
    firstName: text('firstName'),
    lastName: text('lastName'),
    line1: text('line1'),
    city: text('city'),
    postalCode: text('postalCode'),
    country: text('country'),
    ...Object.fromEntries(optional),
  };
}

/** The typed texts of a form. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** A sentence for a bad field in the shop's language; the API's own words for fields without one. */
export function fieldMessage({ path, message }: FieldError, t: Messages): string {
  const field = path.split('.').at(-1) ?? '';
  const known: Record<string, string> = t.checkout.errors;
  return known[field] ?? message;
}

/** A sentence for the code of a refused order or payment. */
export function problemMessage(code: string, t: Messages): string {
  const { problems } = t.checkout;
  if (Object.hasOwn(problems, code)) return problems[code as keyof typeof problems];
  if (/insufficient_funds|insufficient$/.test(code)) return problems.insufficient;
  if (/declin|payment|failed/.test(code)) return problems.declined;
  if (/stock/.test(code)) return problems.out_of_stock;
  if (/expired/.test(code)) return problems.expired;
  return problems.other;
}

/** Checks what a browser would check, for those whose browser did not. Paths are those of the API. */
export function emptyFields(step: Step, form: FormData): FieldError[] {
  const required: Record<Step, string[]> = {
    contact: ['email'],
    address: ['firstName', 'lastName', 'line1', 'city', 'postalCode', 'country'].map(
      (field) => `shippingAddress.${field}`,
    ),
    shipping: ['shipping'],
    payment: ['payment'],
    review: [],
  };
  return required[step]
    .filter((name) => !String(form.get(name) ?? '').trim())
    .map((path) => ({ path, message: 'required' }));
}
