/** The CGK installation behind this shop: the only place that speaks to its API. */

export interface Money {
  /** Integer minor units: 1999 is 19.99 USD. */
  amount: number;
  currency: string;
}

export interface Picture {
  key: string;
  alt: string;
  width: number;
  height: number;
  widths: number[];
  isPending: boolean;
}

export interface ProductCard {
  handle: string;
  title: string;
  priceMin: Money;
  priceMax: Money;
  availability: 'in_stock' | 'low' | 'backorder' | 'out';
  images: Picture[];
}

export interface Variant {
  id: string;
  title: string;
  price: Money;
  compareAt: Money | null;
  availability: ProductCard['availability'];
  minQty: number;
  maxQty: number;
}

export interface Product {
  handle: string;
  title: string;
  descriptionHtml: string;
  seo: { title: string; description: string };
  variants: Variant[];
  media: Picture[];
  priceMin: Money;
}

export interface ProductPage {
  items: ProductCard[];
  page: { next: string | null; prev: string | null };
}

export interface MenuEntry {
  handle: string;
  title: string;
}

export interface CartLine {
  id: string;
  productHandle: string;
  title: string;
  variantTitle: string;
  image: Picture | null;
  quantity: number;
  maxQty: number;
  unitPrice: Money;
  total: Money;
}

export interface Cart {
  lines: CartLine[];
  itemCount: number;
  subtotal: Money;
  isCheckoutReady: boolean;
}

/** A cart, and its token when it was made just now. */
export interface CartAnswer {
  cart: Cart;
  token: string | null;
}

export interface ListQuery {
  collection?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
}

/** What the installation answers besides success: an RFC 9457 problem document. */
export class InstallationProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface Binding {
  /** The brand's own address at the installation. */
  url: string;
  /** API key of the brand. */
  apiKey: string;
  fetch(input: string, init: RequestInit): Promise<Response>;
}

const PAGE_SIZE = 24;
const LIMIT_MS = 10_000;
const CART_COOKIE = /(?:__Host-)?cgk_cart=([^;]+)/;

export type Installation = ReturnType<typeof createInstallation>;

export function createInstallation({ url, apiKey, fetch }: Binding) {
  const origin = url.replace(/\/+$/, '');

  const call = async (
    method: string,
    path: string,
    options: { body?: object; cartToken?: string; isPublic?: boolean } = {},
  ) => {
    const { body, cartToken, isPublic = false } = options;
    let response: Response;
    try {
      response = await fetch(`${origin}/api/v1${path}`, {
        method,
        headers: {
          accept: 'application/json',
          // Public answers are kept at the installation's edge for requests without a key.
          ...(isPublic ? {} : { authorization: `Bearer ${apiKey}` }),
          ...(cartToken ? { 'x-cart-token': cartToken } : {}),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        signal: AbortSignal.timeout(LIMIT_MS),
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    } catch (error) {
      throw new InstallationProblem(503, 'unreachable', `The installation does not answer: ${String(error)}`);
    }
    const text = await response.text();
    const document = parse(text);
    if (!response.ok) {
      const {
        code = 'unknown',
        detail,
        title,
      } = document as { code?: string; detail?: string; title?: string };
      throw new InstallationProblem(
        response.status,
        code,
        detail ?? title ?? `The installation answered ${response.status}.`,
      );
    }
    return { document, cookies: response.headers.getSetCookie() };
  };
  const read = async <T>(path: string): Promise<T> =>
    (await call('GET', path, { isPublic: true })).document as T;
  const cartCall = async (
    method: string,
    path: string,
    cartToken: string | undefined,
    body?: object,
  ): Promise<CartAnswer> => {
    const { document, cookies } = await call(method, path, {
      ...(cartToken ? { cartToken } : {}),
      ...(body ? { body } : {}),
    });
    const set = cookies.map((cookie) => CART_COOKIE.exec(cookie)?.[1]).find((token) => token);
    return { cart: document as Cart, token: set ? decodeURIComponent(set) : null };
  };

  return {
    origin,
    /** Where a picture's file of about that width is. */
    pictureUrl: ({ key, widths }: Picture, wanted: number): string => {
      const width = widths.find((one) => one >= wanted) ?? widths.at(-1);
      return `${origin}/media/${key}${width === undefined ? '' : `-${width}.webp`}`;
    },
    menu: async (): Promise<MenuEntry[]> => (await read<{ items: MenuEntry[] }>('/store/navigation')).items,
    products: ({ collection, q, cursor }: ListQuery): Promise<ProductPage> => {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
      for (const [name, value] of Object.entries({ collection, q, cursor }))
        if (value) query.set(name, value);
      return read(`/store/products?${query}`);
    },
    product: (handle: string): Promise<Product> => read(`/store/products/${encodeURIComponent(handle)}`),
    collection: (handle: string): Promise<MenuEntry & { description: string }> =>
      read(`/store/collections/${encodeURIComponent(handle)}`),
    /** The cart of a token, or null when it is gone or bought. */
    cart: async (cartToken: string): Promise<Cart | null> => {
      try {
        return (await cartCall('GET', '/store/carts/current', cartToken)).cart;
      } catch (error) {
        if (error instanceof InstallationProblem && error.code === 'no_cart') return null;
        throw error;
      }
    },
    add: (cartToken: string | undefined, variantId: string, quantity: number) =>
      cartCall('POST', '/store/carts/current/lines', cartToken, { variantId, quantity }),
    setQuantity: (cartToken: string, lineId: string, quantity: number) =>
      cartCall('PATCH', `/store/carts/current/lines/${encodeURIComponent(lineId)}`, cartToken, { quantity }),
    /** Begins the checkout; the address of its page at the installation. */
    checkout: async (cartToken: string): Promise<string> => {
      const { document } = await call('POST', '/store/checkouts', { cartToken, body: {} });
      return `${origin}/checkout/${(document as { token: string }).token}`;
    },
    /** True when address and key fit: the key is looked at even where the answer is public. */
    isBound: async (): Promise<boolean> => {
      try {
        await call('GET', '/store/products?limit=1');
        return true;
      } catch (error) {
        if (error instanceof InstallationProblem && error.status === 401) return false;
        throw error;
      }
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
