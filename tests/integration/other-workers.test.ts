/** The same house with other settings: real rate limits, and production, which has no pages for developers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalWorker, startLocalWorker } from '../../cli/local/local-worker.ts';
import { ShopClient } from '../support/shop-client.ts';
import { mintKey, type StackAccess, sharedStack } from '../support/stack-access.ts';

let stack: StackAccess;
beforeAll(async () => {
  stack = await sharedStack();
});

function startWith(vars: Record<string, string>): Promise<LocalWorker> {
  return startLocalWorker({
    port: 0,
    vars: {
      BASE_DOMAIN: 'localhost',
      AUTH_SECRET: 'a'.repeat(43),
      DATABASE_URL: stack.appUrl,
      DATABASE_FETCH_ENDPOINT: `http://127.0.0.1:${stack.proxyPort}/sql`,
      DATABASE_WS_PROXY: `127.0.0.1:${stack.proxyPort}/v2`,
      ...vars,
    },
  });
}

describe('with the limits of production', () => {
  let worker: LocalWorker;
  beforeAll(async () => {
    worker = await startWith({ ENVIRONMENT: 'test', RATE_LIMIT_SCALE: '1' });
  });
  afterAll(() => worker.close());

  it('a key has its calls a minute and is told when to come back', async () => {
    const key = await mintKey(stack.database, stack.fernhill.id, ['orders.view'], 5);
    const client = new ShopClient({ port: worker.port, slug: 'fernhill', key });
    for (let call = 1; call <= 5; call++) expect((await client.api('GET', '/admin/orders')).status).toBe(200);
    const refused = await client.api('GET', '/admin/orders');
    expect([refused.status, refused.json().code]).toEqual([429, 'rate_limited']);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(12);
    const neighbour = await mintKey(stack.database, stack.fernhill.id, ['orders.view'], 5);
    const other = new ShopClient({ port: worker.port, slug: 'fernhill', key: neighbour });
    expect((await other.api('GET', '/admin/orders')).status).toBe(200);
  });

  it('a visitor cannot fill the house with carts', async () => {
    const visitor = new ShopClient({ port: worker.port, slug: 'fernhill' });
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => visitor.api('POST', '/store/carts', {})),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(120);
    expect(statuses).toContain(429);
    const elsewhere = new ShopClient({ port: worker.port, slug: 'kessel' });
    expect((await elsewhere.api('POST', '/store/carts', {})).status).toBe(201);
  });
});

describe('in production', () => {
  let worker: LocalWorker;
  beforeAll(async () => {
    worker = await startWith({ ENVIRONMENT: 'production', RATE_LIMIT_SCALE: '1' });
  });
  afterAll(() => worker.close());

  it('developers’ pages are not there', async () => {
    const visitor = new ShopClient({ port: worker.port, slug: 'fernhill' });
    for (const path of ['/__dev/mail', '/__dev/gateway', '/__dev']) {
      expect([path, (await visitor.request(path)).status]).toEqual([path, 404]);
    }
    for (const path of ['/__dev/cron', '/__dev/fault?after=S3']) {
      expect([path, (await visitor.request(path, { method: 'POST' })).status]).toEqual([path, 404]);
    }
  });

  it('the shop is there, and kept at the edge', async () => {
    const visitor = new ShopClient({ port: worker.port, slug: 'fernhill' });
    const first = await visitor.request('/');
    expect(first.status).toBe(200);
    expect((await visitor.request('/')).headers.get('x-cache')).toBe('HIT');
  });
});
