import { thumbHashToAverageRGBA } from 'thumbhash';
import { expect, it } from 'vitest';
import { averageColour, imageUrl, sourceSet } from './image-sources.ts';

const image = { key: 'p/mug', widths: [400, 800, 1200] };

it.each([
  [300, '/media/p/mug-400.avif'],
  [401, '/media/p/mug-800.avif'],
  [4000, '/media/p/mug-1200.avif'],
])('the file for %d px is %s', (width, url) => {
  expect(imageUrl(image, width, 'avif')).toBe(url);
});

it('a picture without widths is one file', () => {
  expect(imageUrl({ key: 'p/mug.jpg', widths: [] }, 400, 'webp')).toBe('/media/p/mug.jpg');
});

it('a source set names every width', () => {
  expect(sourceSet(image, 'webp')).toBe(
    '/media/p/mug-400.webp 400w,/media/p/mug-800.webp 800w,/media/p/mug-1200.webp 1200w',
  );
});

it('the average colour is that of the reference library', () => {
  const hash = '3OcRJYB4d3h/iIeHeEh3eIhw+j3A';
  const { r, g, b } = thumbHashToAverageRGBA(Uint8Array.from(atob(hash), (char) => char.charCodeAt(0)));
  expect(averageColour(hash)).toBe(`rgb(${[r, g, b].map((value) => Math.round(value * 255)).join(' ')})`);
});

it.each([null, '', '!!', 'AAAA'])('%s has no colour', (hash) => {
  expect(averageColour(hash)).toBeNull();
});
