import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  changedSearch,
  fieldPrice,
  listInput,
  parseListQuery,
  typedPrice,
} from './list-query.ts';

describe('prices in an address', () => {
  it.each([
    ['12', 'EUR', 1200],
    ['12,50', 'EUR', 1250],
    ['12.5', 'EUR', 1250],
    ['1980', 'JPY', 1980],
    ['-1', 'EUR', undefined],
    ['abc', 'EUR', undefined],
    ['1.999', 'EUR', undefined],
    ['', 'EUR', undefined],
  ])('%s %s is %s', (text, currency, minor) => {
    expect(typedPrice(text, currency)).toBe(minor);
  });

  it('are shown as they are typed', () => {
    expect([
      fieldPrice(1200, 'EUR'),
      fieldPrice(1250, 'EUR'),
      fieldPrice(1980, 'JPY'),
      fieldPrice(undefined, 'EUR'),
    ]).toEqual(['12', '12.50', '1980', '']);
  });
});

it('an address becomes the input of the API', () => {
  const params = new URLSearchParams(
    'type=Mug&type=Bowl&option.Colour=Green&price_max=40&sort=price-asc&x=1',
  );
  const query = parseListQuery(params, 'USD');
  expect(query.isFiltered).toBe(true);
  expect(listInput(query)).toEqual({
    type: ['Mug', 'Bowl'],
    option: ['Colour:Green'],
    priceMax: 4000,
    sort: 'price-asc',
  });
});

it('ignores a foreign sort and is unfiltered without filters', () => {
  expect(parseListQuery(new URLSearchParams('sort=evil'), 'USD')).toMatchObject({
    sort: undefined,
    isFiltered: false,
  });
});

it('a changed list starts at its first page', () => {
  expect(changedSearch(new URLSearchParams('cursor=x&type=Mug'), (next) => next.set('sort', 'newest'))).toBe(
    '?type=Mug&sort=newest',
  );
  expect(changedSearch(new URLSearchParams('cursor=x'), () => {})).toBe('?');
});

it('each active filter knows the address without it', () => {
  const value = (name: string, isSelected: boolean) => ({
    value: name,
    label: name,
    count: 1,
    isSelected,
    swatch: null,
  });
  const facets = [
    { key: 'type', label: 'Type', values: [value('Mug', true), value('Bowl', true), value('Jug', false)] },
  ];
  expect(activeFilters(facets, new URLSearchParams('type=Mug&type=Bowl&q=a'))).toEqual([
    { label: 'Mug', search: '?q=a&type=Bowl' },
    { label: 'Bowl', search: '?q=a&type=Mug' },
  ]);
});
