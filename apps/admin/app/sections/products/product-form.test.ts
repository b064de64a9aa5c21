import type { AdminProduct } from '@domain/catalog/admin-views.ts';
import { FormReader } from '@ui/work/form/form-reader.ts';
import { describe, expect, it } from 'vitest';
import {
  fieldLabel,
  productFieldOf,
  productFormValues,
  readProductEdits,
  variantField,
} from './product-form.ts';

const money = (amount: number) => ({ amount, currency: 'EUR' });
const product: AdminProduct = {
  id: 'prod_1',
  version: 3,
  handle: 'mug',
  title: 'Mug',
  descriptionHtml: '<p>a\nb</p>',
  vendor: '',
  productType: '',
  tags: ['a', 'b'],
  status: 'draft',
  seoTitle: '',
  seoDescription: '',
  options: [{ name: 'Colour', values: [{ value: 'Clay', swatch: null }] }],
  variants: [
    {
      id: 'var_1',
      options: ['Clay'],
      sku: 'M-1',
      barcode: null,
      price: money(1250),
      compareAt: null,
      cost: money(500),
      weightGrams: 300,
      inventoryPolicy: 'deny',
      stock: { onHand: 1, committed: 0, reserved: 0, available: 1 },
    },
  ],
  media: [],
  collections: [],
  storefrontPath: '/products/mug',
  updatedAt: '2026-11-22T18:00:00Z',
};
const base = productFormValues(product, 'en-GB');

function edits(changes: Record<string, string>) {
  const form = new FormData();
  for (const [name, text] of Object.entries({ ...base, ...changes })) form.append(name, text);
  const reader = new FormReader(form, { currency: 'EUR', locale: 'en-GB' });
  return { ...readProductEdits(reader, base), errors: reader.errors };
}

describe('readProductEdits', () => {
  it('sends nothing when nothing changed', () => {
    expect(edits({})).toEqual({ product: {}, variants: [], isEmpty: true, errors: [] });
  });

  it('sends only what changed, as the operations take it', () => {
    const price = variantField('var_1', 'price');
    const sku = variantField('var_1', 'sku');
    const cost = variantField('var_1', 'cost');
    const { product: patch, variants } = edits({
      title: ' Cup ',
      tags: 'b, c',
      [price]: '13,90',
      [sku]: '',
      [cost]: '',
    });
    expect(patch).toEqual({ title: 'Cup', tags: ['b', 'c'] });
    expect(variants).toEqual([{ id: 'var_1', priceMinor: 1390, sku: null, costMinor: null }]);
  });

  it('does not take a browser’s line ends for a change', () => {
    expect(edits({ descriptionHtml: '<p>a\r\nb</p>' }).isEmpty).toBe(true);
  });

  it('refuses extra decimals beside the field', () => {
    const price = variantField('var_1', 'price');
    expect(edits({ [price]: '13.905' }).errors).toEqual([
      { path: price, message: 'EUR has 2 decimals at most' },
    ]);
  });
});

describe('names of fields', () => {
  it('turns operation paths into the form’s', () => {
    const fieldOf = productFieldOf([{ id: 'var_9' }, { id: 'var_1' }]);
    expect(fieldOf('variants.1.compareAtMinor')).toBe('v.var_1.compareAt');
    expect(fieldOf('handle')).toBe('handle');
    expect(fieldOf('tags.0')).toBe('tags');
  });

  it('says them in words', () => {
    expect(fieldLabel('seoTitle', product)).toBe('Page title');
    expect(fieldLabel('v.var_1.price', product)).toBe('Price of Clay');
  });
});
