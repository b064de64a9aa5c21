import type { Installation, MenuEntry, ProductCard, ProductPage } from '../installation.ts';
import { formatMoney } from '../money.ts';
import { Layout } from './layout.tsx';
import { ProductPicture } from './product-picture.tsx';

interface Props {
  installation: Installation;
  menu: MenuEntry[];
  page: ProductPage;
  title: string;
  text?: string | undefined;
  url: URL;
}

export function ProductListPage({ installation, menu, page, title, text, url }: Props) {
  const at = (cursor: string): string => {
    const query = new URLSearchParams(url.search);
    query.set('cursor', cursor);
    return `${url.pathname}?${query}`;
  };
  return (
    <Layout title={title} description={text} menu={menu}>
      <h1>{title}</h1>
      {text ? <p>{text}</p> : null}
      {page.items.length === 0 ? (
        <p>
          There are no products here. <a href="/">See all of them</a>
        </p>
      ) : (
        <ul class="grid">
          {page.items.map((card, index) => (
            <li>
              <a href={`/products/${card.handle}`}>
                <ProductPicture
                  installation={installation}
                  picture={card.images[0]}
                  title={card.title}
                  width={400}
                  isEager={index < 4}
                />
                <div>{card.title}</div>
                <div class="note">{priceOf(card)}</div>
              </a>
            </li>
          ))}
        </ul>
      )}
      <nav class="pages" aria-label="Pages">
        {page.page.prev ? <a href={at(page.page.prev)}>Previous</a> : null}
        {page.page.next ? <a href={at(page.page.next)}>Next</a> : null}
      </nav>
    </Layout>
  );
}

function priceOf({ priceMin, priceMax, availability }: ProductCard): string {
  if (availability === 'out') return 'Sold out';
  return priceMin.amount === priceMax.amount ? formatMoney(priceMin) : `from ${formatMoney(priceMin)}`;
}
