import { expect, it } from 'vitest';
import { de } from '../messages/de.ts';
import { en } from '../messages/en.ts';
import {
  emptyFields,
  fieldMessage,
  firstOpenStep,
  isDone,
  problemMessage,
  readAddress,
} from './checkout-form.ts';

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

it.each([
  [['email', 'payment'], 'contact'],
  [['shipping_option', 'payment'], 'shipping'],
  [[], 'review'],
] as const)('with %j missing the open part is %s', (missing, step) => {
  expect(firstOpenStep({ missing: [...missing] })).toBe(step);
});

it('a part is done when it misses nothing; the review never is', () => {
  expect([
    isDone('contact', { missing: ['payment'] }),
    isDone('payment', { missing: ['payment'] }),
    isDone('review', { missing: [] }),
  ]).toEqual([true, false, false]);
});

it('an address is read without its blank optional fields', () => {
  const data = form({
    'a.firstName': ' Ada ',
    'a.lastName': 'Byron',
    'a.line1': '1 St James Sq',
    'a.line2': ' ',
    'a.city': 'London',
    'a.postalCode': 'SW1Y',
    'a.country': 'GB',
    'a.region': 'ENG',
  });
  expect(readAddress(data, 'a')).toEqual({
    firstName: 'Ada',
    lastName: 'Byron',
    line1: '1 St James Sq',
    city: 'London',
    postalCode: 'SW1Y',
    country: 'GB',
    region: 'ENG',
  });
});

it('empty required fields are named by the API’s paths', () => {
  expect(emptyFields('contact', form({ email: ' ' }))).toEqual([{ path: 'email', message: 'required' }]);
  expect(emptyFields('address', form({})).map(({ path }) => path)).toContain('shippingAddress.postalCode');
  expect(emptyFields('review', form({}))).toEqual([]);
});

it('messages are in the shop’s language', () => {
  expect(fieldMessage({ path: 'shippingAddress.city', message: 'Enter a city' }, de)).toBe(
    'Bitte geben Sie einen Ort an.',
  );
  expect(fieldMessage({ path: 'shippingAddress.vat', message: 'Wrong' }, de)).toBe('Wrong');
});

it.each([
  ['payment_declined', en.checkout.problems.declined],
  ['insufficient_funds', en.checkout.problems.insufficient],
  ['insufficient_stock', en.checkout.problems.out_of_stock],
  ['price_changed', en.checkout.problems.price_changed],
  ['toString', en.checkout.problems.other],
  ['what', en.checkout.problems.other],
])('%s is said plainly', (code, text) => {
  expect(problemMessage(code, en)).toBe(text);
});
