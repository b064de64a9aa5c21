import type { Availability, VariantView } from '@domain/catalog/views.ts';
import { expect, it } from 'vitest';
import { chooseVariant, mediaFor, variantPath } from './variant-choice.ts';

const variant = (Size: string, Colour: string, availability: Availability = 'in_stock'): VariantView => ({
  id: `${Size}-${Colour}`,
  sku: null,
  barcode: null,
  title: `${Size} / ${Colour}`,
  options: { Size, Colour },
  price: { amount: 100, currency: 'USD' },
  compareAt: null,
  unitPrice: null,
  availability,
  minQty: 1,
  maxQty: 9,
  qtyStep: 1,
  weightGrams: 100,
  mediaIds: [`img-${Colour}`],
});
const values = (...names: string[]) => names.map((value) => ({ value, swatch: null }));
const shirt = {
  options: [
    { name: 'Size', values: values('S', 'M', 'L') },
    { name: 'Colour', values: values('Red', 'Blue') },
  ],
  variants: [
    variant('S', 'Red', 'out'),
    variant('S', 'Blue'),
    variant('M', 'Red'),
    variant('M', 'Blue'),
    variant('L', 'Red', 'out'),
  ],
};
const pick = (search: string) => chooseVariant(shirt, new URLSearchParams(search));

it.each([
  ['', 'S-Blue'],
  ['Size=M', 'M-Red'],
  ['Size=L', 'L-Red'],
  ['Size=M&Colour=Blue', 'M-Blue'],
  ['Size=XXL', 'S-Blue'],
  ['Size=L&Colour=Blue', undefined],
])('%s is %s', (search, id) => {
  expect(pick(search).variant?.id).toBe(id);
});

it('says what is out and what is missing, beside the other choices', () => {
  const [size, colour] = pick('Size=L&Colour=Blue').options;
  expect(size?.values.map(({ state }) => state)).toEqual(['available', 'available', 'missing']);
  expect(colour?.values.map(({ value, state, isChosen }) => [value, state, isChosen])).toEqual([
    ['Red', 'out', false],
    ['Blue', 'missing', true],
  ]);
});

it('a product without options has its one variant', () => {
  const single = { options: [], variants: [{ ...variant('', ''), options: {} }] };
  expect(chooseVariant(single, new URLSearchParams('Size=M'))).toMatchObject({
    variant: single.variants[0],
    options: [],
  });
});

it('the address of a variant names its options', () => {
  expect(variantPath('shirt', { options: { Size: 'M', Colour: 'Sky blue' } })).toBe(
    '/products/shirt?Size=M&Colour=Sky+blue',
  );
  expect(variantPath('mug', { options: {} })).toBe('/products/mug');
});

it('pictures of the chosen variant come first', () => {
  const media = [{ id: 'img-Red' }, { id: 'img-x' }, { id: 'img-Blue' }];
  expect(mediaFor(media, variant('S', 'Blue')).map(({ id }) => id)).toEqual(['img-Blue', 'img-Red', 'img-x']);
});
