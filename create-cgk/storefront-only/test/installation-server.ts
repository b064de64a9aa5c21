/** An installation to test against: answers as CGK's API does, over a real socket. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const picture = {
  key: 't1/media/mug',
  alt: 'A mug',
  width: 1200,
  height: 1200,
  widths: [400, 800],
  thumbhash: null,
  isPending: false,
};
const money = (amount: number) => ({ amount, currency: 'EUR' });

export const MUG = {
  handle: 'mug',
  title: 'Mug <tall>',
  descriptionHtml: '<p>Holds tea.</p>',
  seo: { title: 'Mug', description: 'A mug for tea' },
  variants: [
    {
      id: 'var_1',
      title: 'Blue',
      price: money(1900),
      compareAt: null,
      availability: 'in_stock',
      minQty: 1,
      maxQty: 9,
    },
    {
      id: 'var_2',
      title: 'Red',
      price: money(2100),
      compareAt: null,
      availability: 'out',
      minQty: 1,
      maxQty: 0,
    },
  ],
  media: [picture],
  priceMin: money(1900),
  priceMax: money(2100),
  availability: 'in_stock',
  images: [picture],
};

export interface Asked {
  method: string;
  path: string;
  key: string | undefined;
  cartToken: string | undefined;
  body: unknown;
}

export interface TestInstallation {
  url: string;
  asked: Asked[];
  close(): Promise<void>;
}

const KEY = 'cgk_live_test';

export async function startInstallation(): Promise<TestInstallation> {
  const asked: Asked[] = [];
  const lines = new Map<string, number>();
  const server: Server = createServer(async (request, response) => {
    const one = await readRequest(request);
    asked.push(one);
    const send = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    const problem = (status: number, code: string, detail: string): void =>
      send(status, { code, detail, status });
    if (one.key !== undefined && one.key !== `Bearer ${KEY}`)
      return problem(401, 'invalid_api_key', 'No such key.');
    const { method, path } = one;
    const cart = () => ({
      lines: [...lines].map(([id, quantity]) => ({
        id,
        productHandle: 'mug',
        title: 'Mug',
        variantTitle: 'Blue',
        image: picture,
        quantity,
        maxQty: 9,
        unitPrice: money(1900),
        total: money(1900 * quantity),
      })),
      itemCount: lines.size,
      subtotal: money(1900 * [...lines.values()].reduce((sum, quantity) => sum + quantity, 0)),
      isCheckoutReady: lines.size > 0,
    });
    const route = `${method} ${path.split('?')[0]}`;
    if (route === 'GET /api/v1/store/navigation')
      return send(200, { items: [{ handle: 'cups', title: 'Cups' }] });
    if (route === 'GET /api/v1/store/products')
      return send(200, { items: path.includes('q=nothing') ? [] : [MUG], page: { next: 'abc', prev: null } });
    if (route === 'GET /api/v1/store/products/mug') return send(200, MUG);
    if (route === 'GET /api/v1/store/collections/cups')
      return send(200, { handle: 'cups', title: 'Cups', description: 'To drink from' });
    if (route.includes('/store/carts/current') && method !== 'POST' && one.cartToken !== 'token-1')
      return problem(404, 'no_cart', 'There is no cart.');
    if (route === 'POST /api/v1/store/carts/current/lines') {
      const { variantId, quantity } = one.body as { variantId: string; quantity: number };
      if (variantId !== 'var_1') return problem(404, 'not_found', 'There is no variant with this id here.');
      lines.set('line_1', (lines.get('line_1') ?? 0) + quantity);
      return send(
        201,
        cart(),
        one.cartToken ? {} : { 'set-cookie': '__Host-cgk_cart=token-1; Path=/; HttpOnly' },
      );
    }
    if (route === 'GET /api/v1/store/carts/current') return send(200, cart());
    if (route === 'PATCH /api/v1/store/carts/current/lines/line_1') {
      const { quantity } = one.body as { quantity: number };
      if (quantity > 9) return problem(409, 'out_of_stock', 'There are 9 left.');
      if (quantity === 0) lines.delete('line_1');
      else lines.set('line_1', quantity);
      return send(200, cart());
    }
    if (route === 'POST /api/v1/store/checkouts') return send(201, { token: 'checkout-1' });
    return problem(404, 'not_found', 'Nothing here.');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const token = request.headers['x-cart-token'];
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    key: request.headers.authorization,
    cartToken: typeof token === 'string' ? token : undefined,
    body: text === '' ? undefined : JSON.parse(text),
  };
}
