import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RenderedScene } from '../types.ts';
import { fernhill } from './brand.ts';
import { gtin13 } from './catalogue.ts';

const rendered = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'media', 'scenes.json'), 'utf8'),
) as Record<string, RenderedScene>;
const variants = fernhill.products.flatMap((product) => product.variants);

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function words(html: string): number {
  return html
    .replace(/<[^>]+>/g, ' ')
    .trim()
    .split(/\s+/).length;
}

describe('fernhill', () => {
  it('has enough to look like a shop', () => {
    expect(fernhill.products.length).toBeGreaterThanOrEqual(44);
    expect(variants.length).toBeGreaterThanOrEqual(140);
    expect(variants.length).toBeLessThanOrEqual(200);
  });

  it('refers only to scenes that are rendered', () => {
    const used = [
      fernhill.home.hero.scene,
      fernhill.home.story.scene,
      ...fernhill.collections.map((collection) => collection.scene),
      ...fernhill.products.flatMap((product) => product.media.map((media) => media.scene)),
    ];
    expect(used.filter((scene) => !rendered[scene])).toEqual([]);
    expect(Object.keys(rendered).filter((scene) => !used.includes(scene))).toEqual([]);
  });

  it('gives every product two pictures or more, tied only to values it has', () => {
    for (const product of fernhill.products) {
      expect(product.media.length, product.handle).toBeGreaterThanOrEqual(2);
      const values = product.options[0]?.values.map((value) => value.value.en) ?? [];
      for (const media of product.media) {
        if (media.optionValue) expect(values, product.handle).toContain(media.optionValue);
      }
    }
  });

  it('has unique SKUs, barcodes and handles, and handles in kebab-case', () => {
    expect(repeated(variants.map((variant) => variant.sku))).toEqual([]);
    expect(repeated(variants.flatMap((variant) => variant.barcode ?? []))).toEqual([]);
    const handles = [...fernhill.products, ...fernhill.collections].map((entry) => entry.handle);
    expect(repeated(handles)).toEqual([]);
    for (const handle of handles) expect(handle).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('has valid barcodes in the restricted range', () => {
    for (const { barcode } of variants) {
      if (barcode) {
        expect(barcode).toMatch(/^200\d{10}$/);
        expect(gtin13(barcode.slice(0, 12))).toBe(barcode);
      }
    }
  });

  it('gives every variant a value that exists for each option', () => {
    for (const product of fernhill.products) {
      expect(repeated(product.variants.map((variant) => variant.options.join('/')))).toEqual([]);
      for (const variant of product.variants) {
        expect(variant.options.length, variant.sku).toBe(product.options.length);
        variant.options.forEach((value, index) => {
          expect(
            product.options[index]!.values.map((entry) => entry.value.en),
            variant.sku,
          ).toContain(value);
        });
      }
    }
  });

  it('has sound prices, costs and weights', () => {
    for (const variant of variants) {
      expect(variant.cost, variant.sku).toBeLessThan(variant.price);
      if (variant.compareAt) expect(variant.compareAt, variant.sku).toBeGreaterThan(variant.price);
      expect(variant.weightGrams, variant.sku).toBeGreaterThan(0);
    }
    for (const product of fernhill.products.filter((entry) => entry.collections.includes('gifts-under-50'))) {
      for (const variant of product.variants) expect(variant.price, product.handle).toBeLessThan(5000);
    }
  });

  it('puts every product in one to three collections, and leaves none empty', () => {
    const handles = fernhill.collections.map((collection) => collection.handle);
    for (const product of fernhill.products) {
      expect(product.collections.length, product.handle).toBeGreaterThanOrEqual(1);
      expect(product.collections.length, product.handle).toBeLessThanOrEqual(3);
      for (const handle of product.collections) expect(handles).toContain(handle);
    }
    for (const handle of handles) {
      expect(
        fernhill.products.filter((product) => product.collections.includes(handle)).length,
      ).toBeGreaterThan(3);
    }
  });

  it('describes every product in 60 to 160 words', () => {
    const wrong = fernhill.products
      .map((product) => [product.handle, words(product.descriptionHtml.en!)] as const)
      .filter(([, count]) => count < 60 || count > 160);
    expect(wrong).toEqual([]);
  });
});
