import { describe, expect, it } from 'vitest';
import { FormReader } from './form-reader.ts';

function readerOf(entries: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.append(name, value);
  return new FormReader(form, { currency: 'EUR', locale: 'en-GB' });
}

describe('FormReader', () => {
  it('keeps every typed text for the page that comes back', () => {
    expect(readerOf({ title: 'Mug', price: 'x' }).values).toEqual({ title: ['Mug'], price: ['x'] });
  });

  it('reads lists without blanks and repeats', () => {
    expect(readerOf({ tags: ' a, b ,,a' }).list('tags')).toEqual(['a', 'b']);
  });

  it('normalises line ends', () => {
    expect(readerOf({ text: 'a\r\nb' }).text('text')).toBe('a\nb');
  });

  it('puts what cannot be read beside its field', () => {
    const reader = readerOf({ price: '12.345', cost: '-1', units: '1.5', weight: '-2', empty: '' });
    expect(reader.money('price')).toBeNull();
    reader.money('cost');
    reader.integer('units');
    reader.integer('weight', { min: 0 });
    expect(reader.money('empty')).toBeNull();
    reader.requiredMoney('empty');
    expect(reader.errors).toEqual([
      { path: 'price', message: 'EUR has 2 decimals at most' },
      { path: 'cost', message: 'Enter 0 or more' },
      { path: 'units', message: 'Enter a whole number' },
      { path: 'weight', message: 'Enter 0 or more' },
      { path: 'empty', message: 'Enter an amount' },
    ]);
  });

  it('reads signed whole numbers', () => {
    expect(readerOf({ delta: '-3' }).integer('delta')).toBe(-3);
    expect(readerOf({ delta: '+12' }).integer('delta')).toBe(12);
    expect(readerOf({ delta: '−3' }).integer('delta')).toBe(-3);
    expect(readerOf({}).integer('delta')).toBe(0);
  });
});
