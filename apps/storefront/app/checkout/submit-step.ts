import { type FieldError, isProblem } from '@domain/kernel/problem.ts';
import type { ShopRequest } from '../shop/shop-request.ts';
import { type CheckoutFeedback, emptyFields, readAddress, type Step, typedValues } from './checkout-form.ts';

type Saved = { next: 'checkout' | 'return' } | { next: 'order'; orderToken: string };

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** Names of the API that differ from those of the forms. */
const FIELDS: Record<string, string> = { optionId: 'shipping', gateway: 'payment', paymentToken: 'payment' };

const atField = ({ path, message }: FieldError): FieldError => ({ path: FIELDS[path] ?? path, message });

async function save({ api, locale }: ShopRequest, token: string, step: Step, form: FormData): Promise<Saved> {
  const { checkout } = api;
  switch (step) {
    case 'contact': {
      const phone = text(form, 'phone');
      await checkout.update({ token, email: text(form, 'email'), locale, ...(phone ? { phone } : {}) });
      break;
    }
    case 'address':
      await checkout.update({ token, shippingAddress: readAddress(form, 'shippingAddress'), locale });
      break;
    case 'shipping':
      await checkout.setShipping({ token, optionId: text(form, 'shipping'), locale });
      break;
    case 'payment': {
      const [gateway = '', paymentToken = ''] = text(form, 'payment').split(':');
      const billingAddress = text(form, 'billing') === 'other' ? readAddress(form, 'billingAddress') : null;
      await checkout.update({ token, billingAddress, locale });
      await checkout.setPayment({ token, gateway, paymentToken, locale });
      break;
    }
    case 'review': {
      const done = await checkout.complete({ token, calcHash: text(form, 'calcHash') });
      if (done.status === 'completed' && done.orderToken)
        return { next: 'order', orderToken: done.orderToken };
      return { next: 'return' };
    }
  }
  return { next: 'checkout' };
}

/** Saves one part of the checkout, or says which fields or what kept it from being saved. */
export async function submitStep(
  shop: ShopRequest,
  token: string,
  step: Step,
  form: FormData,
): Promise<{ saved: Saved } | { feedback: CheckoutFeedback }> {
  const refused = (errors: FieldError[], problem: string | null, at: Step = step) => ({
    feedback: { step: at, errors, values: typedValues(form), problem },
  });
  const empty = emptyFields(step, form);
  if (empty.length > 0) return refused(empty, null);
  try {
    return { saved: await save(shop, token, step, form) };
  } catch (error) {
    if (!isProblem(error) || error.status >= 500) throw error;
    if (error.errors.length > 0 && step !== 'review') return refused(error.errors.map(atField), null);
    const reason = typeof error.extra.reason === 'string' ? error.extra.reason : error.code;
    const isPaymentMatter = step === 'review' && /declin|payment|funds|insufficient$/.test(error.code);
    return refused(error.errors, reason, isPaymentMatter ? 'payment' : step);
  }
}
