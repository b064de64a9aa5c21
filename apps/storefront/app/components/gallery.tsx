import type { ProductView } from '@domain/catalog/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { Icon } from './icon.tsx';
import { imageUrl } from './image-sources.ts';
import { Picture } from './picture.tsx';

/**
 * Views of a product in a row that swipes. Each links to its large file, each thumbnail to its view, so that it works
 * as links; an island adds arrows, keys and the enlarged view.
 */
export function Gallery({ media, title }: { media: ProductView['media']; title: string }) {
  const { t } = useShop();
  const views = media.filter(({ isPending }) => !isPending);
  if (views.length === 0) {
    return (
      <div className="gallery" data-swap="gallery">
        <p className="sr-only">{t.product.noPicture}</p>
        <div className="gallery-view">
          <Picture image={null} sizes="100vw" initial={title} />
        </div>
      </div>
    );
  }
  return (
    <product-gallery
      class="gallery"
      data-swap="gallery"
      data-previous={t.product.previous}
      data-next={t.product.next}
      data-close={t.close}
    >
      <ul className="gallery-views" aria-label={t.product.gallery} data-views="">
        {views.map((image, index) => (
          <li className="gallery-view" key={image.id} id={`view-${index + 1}`}>
            <a
              href={imageUrl(image, 4000, 'webp')}
              data-zoom=""
              aria-label={`${t.product.enlarge}: ${image.alt}`}
            >
              <Picture image={image} sizes="(min-width:900px) 55vw,100vw" isPriority={index === 0} />
            </a>
          </li>
        ))}
      </ul>
      {views.length > 1 ? (
        <ul className="thumbs">
          {views.map((image, index) => (
            <li key={image.id}>
              <a
                href={`#view-${index + 1}`}
                data-thumb=""
                aria-label={t.product.picture(index + 1, views.length)}
              >
                <Picture image={image} sizes="80px" isDecorative />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <dialog className="zoom" aria-label={t.product.gallery} data-zoom-dialog="">
        <form method="dialog">
          <button className="icon-button" type="submit" aria-label={t.close}>
            <Icon name="close" />
          </button>
        </form>
        <div className="zoom-view" data-zoom-view="" />
      </dialog>
    </product-gallery>
  );
}
