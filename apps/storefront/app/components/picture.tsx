import type { ImageView } from '@domain/kernel/views.ts';
import { averageColour, imageUrl, sourceSet } from './image-sources.ts';

interface PictureProps {
  image: ImageView | null | undefined;
  /** CSS `sizes`. */
  sizes: string;
  /** The largest picture above the fold: asked for first. */
  isPriority?: boolean;
  /** What stands in its place when there is no file: the product's initial. */
  initial?: string | undefined;
  /** A picture that repeats what the words beside it say. */
  isDecorative?: boolean;
}

/** A picture in AVIF or WebP at the right width; a calm initial where there is none. */
export function Picture({
  image,
  sizes,
  isPriority = false,
  initial = '',
  isDecorative = false,
}: PictureProps) {
  if (!image || image.isPending) {
    return (
      <span className="no-picture" aria-hidden="true">
        {initial.slice(0, 1)}
      </span>
    );
  }
  const colour = averageColour(image.thumbhash);
  return (
    <picture>
      {image.widths.length > 0 ? (
        <source type="image/avif" srcSet={sourceSet(image, 'avif')} sizes={sizes} />
      ) : null}
      <img
        src={imageUrl(image, 800, 'webp')}
        srcSet={image.widths.length > 0 ? sourceSet(image, 'webp') : undefined}
        sizes={image.widths.length > 0 ? sizes : undefined}
        alt={isDecorative ? '' : image.alt}
        width={image.width}
        height={image.height}
        loading={isPriority ? undefined : 'lazy'}
        fetchPriority={isPriority ? 'high' : undefined}
        decoding="async"
        style={colour ? { backgroundColor: colour } : undefined}
      />
    </picture>
  );
}
