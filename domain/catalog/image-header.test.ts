import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readImageHeader } from './image-header.ts';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 40, g: 90, b: 60, alpha: 0.5 } } });

describe('readImageHeader', () => {
  it.each([
    ['png', () => picture(37, 21).png()],
    ['jpeg', () => picture(37, 21).jpeg()],
    ['jpeg', () => picture(37, 21).jpeg({ progressive: true })],
    ['webp', () => picture(37, 21).webp()],
    ['webp', () => picture(37, 21).webp({ lossless: true })],
    ['webp', () => picture(37, 21).removeAlpha().webp()],
    ['gif', () => picture(37, 21).gif()],
    ['avif', () => picture(37, 21).avif()],
  ] as const)('reads %s', async (type, make) => {
    const bytes = new Uint8Array(await make().toBuffer());
    expect(readImageHeader(bytes)).toMatchObject({
      type,
      width: 37,
      height: 21,
      contentType: `image/${type}`,
    });
  });

  it('turns a JPEG that lies on its side', async () => {
    const bytes = new Uint8Array(await picture(37, 21).jpeg().withMetadata({ orientation: 6 }).toBuffer());
    expect(readImageHeader(bytes)).toMatchObject({ width: 21, height: 37 });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a PNG cut short', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['an MP4', new TextEncoder().encode('\0\0\0\x18ftypisom\0\0\0\0isommp41')],
  ])('refuses %s', (_, bytes) => {
    expect(readImageHeader(bytes)).toBeNull();
  });

  it('never throws, whatever the bytes', async () => {
    const all = await Promise.all(
      [picture(9, 9).jpeg(), picture(9, 9).webp(), picture(9, 9).avif()].map((image) => image.toBuffer()),
    );
    for (const whole of all) {
      for (let length = 0; length < Math.min(whole.length, 400); length++) {
        const cut = new Uint8Array(whole.subarray(0, length));
        expect(() => readImageHeader(cut)).not.toThrow();
        cut[length >> 1] = (cut[length >> 1] ?? 0) ^ 0xff;
        expect(() => readImageHeader(cut)).not.toThrow();
      }
    }
  });
});
