/** The shop's routes: what is asked of the installation and which page shows it. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { type Installation, InstallationProblem, type ListQuery } from './installation.ts';
import { CartPage } from './pages/cart.tsx';
import { ProductListPage } from './pages/list.tsx';
import { MessagePage } from './pages/message.tsx';
import { ProductPage } from './pages/product.tsx';

export interface Settings {
  INSTALLATION_URL: string;
  API_KEY: string;
}

type Shop = { Bindings: Settings };

const CART = 'cart';
const CART_SECONDS = 30 * 86_400;
const PUBLIC_SECONDS = 60;

export function createShop(installation: Installation): Hono<Shop> {
  const shop = new Hono<Shop>();
  shop.use(
    secureHeaders({
      // Without a referrer browsers send `Origin: null` with this shop's own forms.
      referrerPolicy: 'strict-origin-when-cross-origin',
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        imgSrc: ["'self'", installation.origin],
        styleSrc: ["'unsafe-inline'"],
        formAction: ["'self'", installation.origin],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  );
  // A form of another site must not fill this visitor's cart.
  shop.use(async (c, next) => {
    const origin = c.req.header('origin');
    if (c.req.method === 'POST' && origin !== undefined && origin !== new URL(c.req.url).origin)
      return c.text('Cross-site request refused', 403);
    return next();
  });

  const list = async (c: Context<Shop>, title: string, query: ListQuery, text?: string) => {
    const [menu, page] = await Promise.all([installation.menu(), installation.products(query)]);
    c.header('cache-control', `public, max-age=${PUBLIC_SECONDS}`);
    return c.html(
      <ProductListPage {...{ installation, menu, page, title, text }} url={new URL(c.req.url)} />,
    );
  };
  shop.get('/', (c) => list(c, 'All products', { cursor: c.req.query('cursor') }));
  shop.get('/search', (c) => {
    const q = c.req.query('q')?.trim().slice(0, 200);
    return list(c, q ? `“${q}”` : 'Search', { q, cursor: c.req.query('cursor') });
  });
  shop.get('/collections/:handle', async (c) => {
    const { handle, title, description } = await installation.collection(c.req.param('handle'));
    return list(c, title, { collection: handle, cursor: c.req.query('cursor') }, description);
  });
  shop.get('/products/:handle', async (c) => {
    const [menu, product] = await Promise.all([
      installation.menu(),
      installation.product(c.req.param('handle')),
    ]);
    c.header('cache-control', `public, max-age=${PUBLIC_SECONDS}`);
    return c.html(<ProductPage {...{ installation, menu, product }} />);
  });

  shop.get('/cart', async (c) => {
    const token = getCookie(c, CART);
    const [menu, cart] = await Promise.all([installation.menu(), token ? installation.cart(token) : null]);
    if (token && !cart) deleteCookie(c, CART, { path: '/' });
    c.header('cache-control', 'no-store');
    return c.html(<CartPage {...{ installation, menu, cart }} notice={c.req.query('notice')} />);
  });
  shop.post('/cart', async (c) => {
    const form = await c.req.parseBody();
    return changeCart(c, async (token) => {
      const added = await installation.add(
        token,
        String(form.variantId ?? ''),
        wholeNumber(form.quantity, 1),
      );
      if (added.token)
        setCookie(c, CART, added.token, {
          path: '/',
          httpOnly: true,
          sameSite: 'Lax',
          secure: new URL(c.req.url).protocol === 'https:',
          maxAge: CART_SECONDS,
        });
    });
  });
  shop.post('/cart/lines/:line', async (c) => {
    const form = await c.req.parseBody();
    return changeCart(c, async (token) => {
      if (token) await installation.setQuantity(token, c.req.param('line'), wholeNumber(form.quantity, 0));
    });
  });
  shop.post('/checkout', async (c) => {
    const token = getCookie(c, CART);
    if (!token) return c.redirect('/cart', 303);
    try {
      return c.redirect(await installation.checkout(token), 303);
    } catch (error) {
      return backToCart(c, error);
    }
  });

  shop.get('/healthz', async (c) => {
    c.header('cache-control', 'no-store');
    const isBound = await installation.isBound();
    return c.json({ status: isBound ? 'ok' : 'the API key is not one of this brand' }, isBound ? 200 : 503);
  });

  shop.notFound(async (c) =>
    c.html(<MessagePage title="Not found" text="There is nothing at this address." />, 404),
  );
  shop.onError((error, c) => {
    const status = error instanceof InstallationProblem ? error.status : 500;
    c.header('cache-control', 'no-store');
    if (status === 404)
      return c.html(<MessagePage title="Not found" text="There is nothing at this address." />, 404);
    console.error(error);
    return c.html(
      <MessagePage
        title="Not available"
        text="The shop cannot show this right now. Please try again in a minute."
      />,
      503,
    );
  });
  return shop;
}

/** Does something to the cart and shows it; what the installation refuses is said there. */
async function changeCart(
  c: Context<Shop>,
  change: (token: string | undefined) => Promise<void>,
): Promise<Response> {
  try {
    await change(getCookie(c, CART));
    return c.redirect('/cart', 303);
  } catch (error) {
    return backToCart(c, error);
  }
}

function backToCart(c: Context<Shop>, error: unknown): Response {
  if (!(error instanceof InstallationProblem) || error.status >= 500) throw error;
  return c.redirect(`/cart?${new URLSearchParams({ notice: error.message })}`, 303);
}

function wholeNumber(value: unknown, least: number): number {
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) ? Math.max(least, number) : least;
}
