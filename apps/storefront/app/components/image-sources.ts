import type { ImageView } from '@domain/kernel/views.ts';

type Format = 'avif' | 'webp';

/** Address of a picture's file that is at least `width` px wide, or its widest. */
export function imageUrl(
  { key, widths }: Pick<ImageView, 'key' | 'widths'>,
  width: number,
  format: Format,
): string {
  if (widths.length === 0) return `/media/${key}`;
  const sorted = [...widths].sort((a, b) => a - b);
  return `/media/${key}-${sorted.find((candidate) => candidate >= width) ?? sorted.at(-1)}.${format}`;
}

/** `srcset` of all widths of a picture. */
export function sourceSet({ key, widths }: Pick<ImageView, 'key' | 'widths'>, format: Format): string {
  return widths.map((width) => `/media/${key}-${width}.${format} ${width}w`).join(',');
}

/**
 * Average colour of a thumbhash (base64) as `rgb(…)`, shown until the picture is there; null when it cannot be
 * read. Layout of the bytes: https://evanw.github.io/thumbhash/ (6 bit luminance, 2 × 6 bit chrominance).
 */
export function averageColour(thumbhash: string | null): string | null {
  if (!thumbhash) return null;
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(thumbhash), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
  if (bytes.length < 5) return null;
  const header = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16);
  const luminance = (header & 63) / 63;
  const p = ((header >> 6) & 63) / 31.5 - 1;
  const q = ((header >> 12) & 63) / 31.5 - 1;
  const blue = luminance - (2 / 3) * p;
  const red = (3 * luminance - blue + q) / 2;
  const green = red - q;
  const byte = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 255);
  return `rgb(${byte(red)} ${byte(green)} ${byte(blue)})`;
}
