export type ImageType = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';

export interface ImageHeader {
  type: ImageType;
  contentType: `image/${ImageType}`;
  extension: string;
  width: number;
  height: number;
}

/** What a picture is, by its first bytes alone: the sender's word for it is not asked. Null for anything else. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [type, read] of READERS) {
    try {
      const size = read(view);
      if (size && size.width > 0 && size.height > 0) {
        return { type, contentType: `image/${type}`, extension: type === 'jpeg' ? 'jpg' : type, ...size };
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // cut short: not that type
    }
  }
  return null;
}

type Size = { width: number; height: number };
type Reader = (view: DataView) => Size | null;

function hasText(view: DataView, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (view.getUint8(at + i) !== text.charCodeAt(i)) return false;
  return true;
}

/** PNG, third edition, 5.2 and 11.2.1: signature, then IHDR. */
function readPng(view: DataView): Size | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || !hasText(view, 12, 'IHDR'))
    return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** GIF89a specification, 17 and 18: logical screen. */
function readGif(view: DataView): Size | null {
  if (!hasText(view, 0, 'GIF87a') && !hasText(view, 0, 'GIF89a')) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** ITU-T T.81, B.1–B.2: walks the segments to the frame header; Exif orientations 5–8 lie on their side. */
function readJpeg(view: DataView): Size | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let isTurned = false;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) return null;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1 && hasText(view, at + 4, 'Exif\0\0')) isTurned = exifOrientation(view, at + 10) >= 5;
    // SOF0–SOF15 without DHT, JPG and DAC
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    at += 2 + length;
  }
}

/** Tag 0x0112 of the first directory (Exif 2.3, 4.6.4); 1 when absent. */
function exifOrientation(view: DataView, tiff: number): number {
  const isLittle = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  const entries = view.getUint16(directory, isLittle);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (view.getUint16(entry, isLittle) === 0x0112) return view.getUint16(entry + 8, isLittle);
  }
  return 1;
}

/** RFC 9649: the three kinds of first chunk. */
function readWebp(view: DataView): Size | null {
  if (!hasText(view, 0, 'RIFF') || !hasText(view, 8, 'WEBP')) return null;
  if (hasText(view, 12, 'VP8X')) {
    const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    return { width: uint24(24) + 1, height: uint24(27) + 1 };
  }
  if (hasText(view, 12, 'VP8L')) {
    if (view.getUint8(20) !== 0x2f) return null;
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (hasText(view, 12, 'VP8 ')) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return null;
}

/** ISO/IEC 14496-12 boxes; the size is the `ispe` property (ISO/IEC 23008-12, 6.5.3), the largest when there are several. */
function readAvif(view: DataView): Size | null {
  if (!hasText(view, 4, 'ftyp')) return null;
  const brandsEnd = Math.min(view.getUint32(0), view.byteLength);
  let isAvif = false;
  for (let at = 8; at + 4 <= brandsEnd; at += 4) {
    if (at !== 12) isAvif ||= hasText(view, at, 'avif') || hasText(view, at, 'avis');
  }
  if (!isAvif) return null;
  let best: Size | null = null;
  const walk = (from: number, end: number): void => {
    for (let at = from; at + 8 <= end; ) {
      const size = view.getUint32(at);
      const boxEnd = size === 0 ? end : at + size;
      if (size !== 0 && size < 8) return;
      if (hasText(view, at + 4, 'meta')) walk(at + 12, Math.min(boxEnd, end));
      else if (hasText(view, at + 4, 'iprp') || hasText(view, at + 4, 'ipco'))
        walk(at + 8, Math.min(boxEnd, end));
      else if (hasText(view, at + 4, 'ispe')) {
        const found = { width: view.getUint32(at + 12), height: view.getUint32(at + 16) };
        if (!best || found.width * found.height > best.width * best.height) best = found;
      }
      at = boxEnd;
    }
  };
  walk(brandsEnd, view.byteLength);
  return best;
}

const READERS: [ImageType, Reader][] = [
  ['png', readPng],
  ['jpeg', readJpeg],
  ['webp', readWebp],
  ['gif', readGif],
  ['avif', readAvif],
];
