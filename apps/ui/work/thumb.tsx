import type { ImageView } from '@domain/kernel/views.ts';
import { cx } from './cx.ts';

/** Address of the smallest file of `image` that is at least `pixels` wide; null while it has no file. */
export function imageSource(image: ImageView, pixels: number): string | null {
  if (image.isPending) return null;
  if (image.widths.length === 0) return `/media/${image.key}`;
  const width = [...image.widths].sort((a, b) => a - b).find((candidate) => candidate >= pixels);
  return `/media/${image.key}-${width ?? Math.max(...image.widths)}.webp`;
}

/** A product picture in a row; the name's first letter while there is none. */
export function Thumb({ image, name, size = 32 }: { image: ImageView | null; name: string; size?: 32 | 40 }) {
  const source = image && imageSource(image, size * 2);
  const box = cx(
    'shrink-0 overflow-hidden rounded-sm border border-line bg-sunken',
    size === 40 ? 'size-10' : 'size-8',
  );
  if (source) {
    return (
      <img
        src={source}
        alt=""
        width={size}
        height={size}
        loading="lazy"
        decoding="async"
        className={cx(box, 'object-cover')}
      />
    );
  }
  return (
    <span
      aria-hidden="true"
      className={cx(box, 'inline-flex items-center justify-center text-12 text-muted')}
    >
      {name.trim().charAt(0).toUpperCase()}
    </span>
  );
}
