import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LocalizedText, RenderedScene } from '../types.ts';
import { kessel } from './brand.ts';
import { scenes } from './scenes.ts';

const rendered = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'media', 'scenes.json'), 'utf8'),
) as Record<string, RenderedScene>;

const variants = kessel.products.flatMap((product) => product.variants);

const used = [
  kessel.home.hero.scene,
  kessel.home.story.scene,
  ...kessel.collections.map((collection) => collection.scene),
  ...kessel.products.flatMap((product) => product.media.map((picture) => picture.scene)),
];

function words(html: string): number {
  return html
    .replace(/<[^>]+>/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function validGtin(code: string): boolean {
  if (!/^201\d{10}$/.test(code)) return false;
  const sum = [...code].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

describe('Kessel demo brand', () => {
  it('has the agreed size', () => {
    expect(kessel.products.length).toBeGreaterThanOrEqual(44);
    expect(variants.length).toBeGreaterThanOrEqual(130);
    expect(variants.length).toBeLessThanOrEqual(200);
    expect(kessel.collections.length).toBeGreaterThanOrEqual(7);
    expect(variants.filter((variant) => variant.compareAt).length).toBeGreaterThanOrEqual(6);
  });

  it('uses pictures that are drawn and rendered, and leaves none unused', () => {
    for (const scene of used) {
      expect(scenes[scene], scene).toBeTypeOf('function');
      expect(rendered[scene]?.widths, scene).toEqual([400, 800, 1200]);
    }
    expect(Object.keys(scenes).filter((scene) => !used.includes(scene))).toEqual([]);
    for (const product of kessel.products)
      expect(product.media.length, product.handle).toBeGreaterThanOrEqual(2);
  });

  it('has unique SKUs, valid unique barcodes and unique handles', () => {
    const skus = variants.map((variant) => variant.sku);
    expect(new Set(skus).size).toBe(skus.length);
    for (const sku of skus) expect(sku).toMatch(/^KS-[A-Z0-9-]+$/);
    const codes = variants.flatMap((variant) => variant.barcode ?? []);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(variants.length * 0.6);
    for (const code of codes) expect(validGtin(code), code).toBe(true);
    for (const list of [kessel.products, kessel.collections]) {
      const handles = list.map((item) => item.handle);
      expect(new Set(handles).size).toBe(handles.length);
      for (const handle of handles) expect(handle).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it('gives each variant one existing value for each option, each combination once', () => {
    for (const product of kessel.products) {
      const values = product.options.map((option) => option.values.map((entry) => entry.value.de));
      for (const variant of product.variants) {
        expect(variant.options.length, variant.sku).toBe(values.length);
        for (const [i, value] of variant.options.entries()) expect(values[i], variant.sku).toContain(value);
      }
      const combinations = product.variants.map((variant) => variant.options.join('|'));
      expect(new Set(combinations).size, product.handle).toBe(combinations.length);
      for (const picture of product.media) {
        if (picture.optionValue) expect(values[0], picture.scene).toContain(picture.optionValue);
      }
    }
  });

  it('prices with sense: positive, cost below net price, former price above, unit price on coffee', () => {
    for (const product of kessel.products) {
      for (const variant of product.variants) {
        expect(variant.price).toBeGreaterThan(0);
        expect(variant.cost).toBeLessThan(variant.price / 1.19);
        if (variant.compareAt) expect(variant.compareAt).toBeGreaterThan(variant.price);
        if (product.taxCategory === 'reduced') expect(variant.unitPrice, variant.sku).toBeDefined();
      }
    }
  });

  it('puts every product in one to three existing collections, and none is empty', () => {
    const handles = kessel.collections.map((collection) => collection.handle);
    for (const product of kessel.products) {
      expect(product.collections.length).toBeGreaterThanOrEqual(1);
      expect(product.collections.length).toBeLessThanOrEqual(3);
      for (const handle of product.collections) expect(handles).toContain(handle);
    }
    for (const handle of handles) {
      expect(
        kessel.products.filter((product) => product.collections.includes(handle)).length,
      ).toBeGreaterThan(1);
    }
  });

  it('speaks German and English everywhere', () => {
    const texts: LocalizedText[] = [
      ...kessel.collections.flatMap((c) => [c.title, c.description, c.sceneAlt]),
      ...kessel.products.flatMap((p) => [
        p.title,
        p.descriptionHtml,
        ...p.media.map((picture) => picture.alt),
        ...p.options.flatMap((option) => [option.name, ...option.values.map((entry) => entry.value)]),
      ]),
      kessel.home.hero.heading,
      kessel.home.story.text,
    ];
    for (const text of texts) for (const locale of kessel.locales) expect(text[locale], text.de).toBeTruthy();
  });

  it('describes every product in 60 to 160 words in each language', () => {
    const off: string[] = [];
    for (const product of kessel.products) {
      for (const locale of kessel.locales) {
        const count = words(product.descriptionHtml[locale]!);
        if (count < 60 || count > 160) off.push(`${product.handle} ${locale} ${count}`);
      }
    }
    expect(off).toEqual([]);
  });
});
