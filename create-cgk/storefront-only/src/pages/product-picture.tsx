import type { Installation, Picture } from '../installation.ts';

interface Props {
  installation: Installation;
  picture: Picture | undefined;
  title: string;
  width: number;
  isEager?: boolean;
}

/** A product's picture, or its initial while there is none. */
export function ProductPicture({ installation, picture, title, width, isEager = false }: Props) {
  if (!picture || picture.isPending)
    return (
      <div class="picture" aria-hidden="true">
        {title.slice(0, 1)}
      </div>
    );
  return (
    <img
      class="picture"
      src={installation.pictureUrl(picture, width)}
      alt={picture.alt}
      width={picture.width}
      height={picture.height}
      loading={isEager ? 'eager' : 'lazy'}
    />
  );
}
