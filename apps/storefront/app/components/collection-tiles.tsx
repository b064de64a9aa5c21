import type { CollectionSummary } from '@domain/catalog/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { Picture } from './picture.tsx';

/** Collections as pictures with names; a theme shows them as a mosaic or as a numbered index. */
export function CollectionTiles({
  collections,
  level: Heading,
}: {
  collections: readonly CollectionSummary[];
  level: 'h2' | 'h3';
}) {
  const { t, path } = useShop();
  return (
    <ul className="tiles">
      {collections.map(({ id, handle, title, description, image, productCount }) => (
        <li key={id} className="tile">
          <div className="tile-picture">
            <Picture image={image} sizes="(min-width:900px) 45vw,100vw" initial={title} isDecorative />
          </div>
          <div className="tile-words">
            <Heading className="tile-title">
              <a href={path(`/collections/${handle}`)}>{title}</a>
            </Heading>
            {description ? <p className="tile-text">{description}</p> : null}
            <p className="tile-count">{t.product.count(productCount)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
