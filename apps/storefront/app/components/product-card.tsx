import type { ProductCard as Card } from '@domain/catalog/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { Icon } from './icon.tsx';
import { imageUrl } from './image-sources.ts';
import { Picture } from './picture.tsx';
import { Price } from './price.tsx';

const SIZES = '(min-width:1100px) 25vw,(min-width:700px) 33vw,50vw';

interface ProductCardProps {
  card: Card;
  /** Rank of its name among the headings of the page. */
  level: 'h2' | 'h3';
  isPriority: boolean;
}

/** A product in a grid: picture, name, price; sold out and reduced are said in words. */
export function ProductCard({ card, level: Heading, isPriority }: ProductCardProps) {
  const { t, path } = useShop();
  const [first, second] = card.images;
  const isReduced = card.compareAtMin !== null && card.compareAtMin.amount > card.priceMin.amount;
  return (
    <article className="card">
      <div className="card-picture">
        <Picture image={first} sizes={SIZES} isPriority={isPriority} initial={card.title} />
        {second && !second.isPending ? (
          <span className="card-second">
            <img
              src={imageUrl(second, 800, 'webp')}
              alt=""
              width={second.width}
              height={second.height}
              loading="lazy"
              decoding="async"
            />
          </span>
        ) : null}
        {card.availability === 'out' ? (
          <span className="badge">{t.product.soldOut}</span>
        ) : isReduced ? (
          <span className="badge badge-sale">{t.product.sale}</span>
        ) : null}
      </div>
      {card.onlyVariantId && card.availability !== 'out' ? (
        <form
          className="quick-add"
          method="post"
          action={path(`/cart/add?product=${card.handle}`)}
          data-quick-add=""
        >
          <button type="submit" aria-label={`${t.product.addToCart}: ${card.title}`}>
            <Icon name="plus" />
          </button>
        </form>
      ) : null}
      <div className="card-words">
        <Heading className="card-title">
          <a href={path(`/products/${card.handle}`)}>{card.title}</a>
        </Heading>
        <p className="card-price">
          <Price
            price={card.priceMin}
            compareAt={card.compareAtMin}
            isFrom={card.priceMax.amount > card.priceMin.amount}
          />
        </p>
        {card.swatches.length > 1 ? (
          <p className="card-swatches">
            <span className="sr-only">{t.product.colours(card.swatches.length)}</span>
            {card.swatches.slice(0, 6).map(({ value, color }) => (
              <i key={value} style={{ background: color }} title={value} />
            ))}
          </p>
        ) : null}
      </div>
    </article>
  );
}

interface ProductGridProps {
  cards: readonly Card[];
  eager?: number;
  level?: ProductCardProps['level'];
}

/** Cards in equal columns. The first `eager` pictures are asked for at once. */
export function ProductGrid({ cards, eager = 0, level = 'h3' }: ProductGridProps) {
  return (
    <ul className="grid" data-grid="">
      {cards.map((card, index) => (
        <li key={card.id}>
          <ProductCard card={card} level={level} isPriority={index < eager} />
        </li>
      ))}
    </ul>
  );
}
