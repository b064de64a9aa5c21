import { raw } from 'hono/html';
import type { Installation, MenuEntry, Product } from '../installation.ts';
import { formatMoney } from '../money.ts';
import { Layout } from './layout.tsx';
import { ProductPicture } from './product-picture.tsx';

interface Props {
  installation: Installation;
  menu: MenuEntry[];
  product: Product;
}

export function ProductPage({ installation, menu, product }: Props) {
  const { title, descriptionHtml, variants, media, priceMin, seo } = product;
  const buyable = variants.filter(({ availability }) => availability !== 'out');
  const [only] = variants;
  return (
    <Layout title={seo.title || title} description={seo.description} menu={menu}>
      <div class="product">
        <ProductPicture installation={installation} picture={media[0]} title={title} width={800} isEager />
        <div>
          <h1>{title}</h1>
          <form method="post" action="/cart">
            {variants.length > 1 ? (
              <>
                <label for="variant">Variant</label>
                <select id="variant" name="variantId">
                  {variants.map(({ id, title: name, price, availability }) => (
                    <option value={id} disabled={availability === 'out'} selected={id === buyable[0]?.id}>
                      {`${name}, ${availability === 'out' ? 'sold out' : formatMoney(price)}`}
                    </option>
                  ))}
                </select>
              </>
            ) : (
              <>
                <p>{formatMoney(only?.price ?? priceMin)}</p>
                <input type="hidden" name="variantId" value={only?.id} />
              </>
            )}
            <label for="quantity">Quantity</label>
            <input
              id="quantity"
              name="quantity"
              type="number"
              min={buyable[0]?.minQty ?? 1}
              value="1"
              inputmode="numeric"
            />
            <button type="submit" disabled={buyable.length === 0}>
              {buyable.length === 0 ? 'Sold out' : 'Add to cart'}
            </button>
          </form>
          {/* Sanitised by the installation. */}
          <div>{raw(descriptionHtml)}</div>
        </div>
      </div>
    </Layout>
  );
}
