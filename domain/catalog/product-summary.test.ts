import { expect, it } from 'vitest';
import { plainText, summariseProduct } from './product-summary.ts';

const product = {
  vendor: 'Fernhill',
  productType: 'Mug',
  tags: ['stoneware', 'Mug'],
  descriptionHtml: '<p>Holds 300&nbsp;ml &amp; keeps&#39; warm.</p><ul><li>Glazed</li></ul>',
};

it('summarises prices and words once', () => {
  const summary = summariseProduct(
    product,
    [
      { priceMinor: 2400, sku: 'MUG-G', optionValues: ['Green', 'Large'] },
      { priceMinor: 1900, sku: null, optionValues: ['Green', 'Small'] },
    ],
    [{ title: 'Becher', terms: { Green: 'Grün' } }],
  );
  expect(summary).toEqual({
    priceMinMinor: 1900,
    priceMaxMinor: 2400,
    searchKeywords: 'Fernhill Mug stoneware MUG-G Green Large Small Becher Grün',
    searchBody: "Holds 300 ml & keeps' warm. Glazed",
  });
});

it('prices a product without variants at 0', () => {
  expect(summariseProduct(product, [])).toMatchObject({ priceMinMinor: 0, priceMaxMinor: 0 });
});

it('leaves unknown entities and impossible code points alone', () => {
  expect(plainText('a &foo; b &#x110000; c')).toBe('a &foo; b c');
});
