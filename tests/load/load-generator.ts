/**
 * The second process of the bench: reads plans from stdin, a line of JSON each, keeps so many connections busy for so
 * long, and writes each result as a line to stdout.
 */
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import type { LoadPlan, LoadResult, Work } from './load-plan.ts';

/** No more than this in one plan, whatever its duration. */
const MOST_REQUESTS = 2_000_000;
const CARTS_A_CONNECTION = 4;
const PATIENCE_MS = 20_000;

interface Answer {
  status: number;
  body: string;
}

interface Tally {
  requests: number;
  hits: number;
  misses: number;
  roundTrips: number;
}

/** One buyer's connection. */
type Send = (method: string, path: string, body?: object, cartToken?: string) => Promise<Answer>;

/** Does one piece of work and answers what went wrong, or null. */
type Step = () => Promise<string | null>;

function sender(plan: LoadPlan, tally: Tally): Send {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (method, path, body, cartToken) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers: Record<string, string | number> = { host: `${plan.host}:${plan.port}` };
      if (text !== undefined) {
        headers['content-type'] = 'application/json';
        headers['content-length'] = Buffer.byteLength(text);
      }
      if (cartToken !== undefined) headers['x-cart-token'] = cartToken;
      const outgoing = request(
        { host: '127.0.0.1', port: plan.port, method, path, agent, headers },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            tally.requests++;
            const cache = incoming.headers['x-cache'];
            if (cache === 'HIT') tally.hits++;
            else if (cache === 'MISS') tally.misses++;
            tally.roundTrips += Number(
              /\bdb;desc="?(\d+)/.exec(String(incoming.headers['server-timing']))?.[1] ?? 0,
            );
            resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
          });
        },
      );
      outgoing.setTimeout(PATIENCE_MS, () =>
        outgoing.destroy(new Error(`no answer in ${PATIENCE_MS / 1000} s`)),
      );
      outgoing.on('error', reject);
      outgoing.end(text);
    });
}

let unique = 0;
const run = Date.now().toString(36);

const complaint = (what: string, answer: Answer): string =>
  `${what}: ${answer.status} ${answer.body.slice(0, 300)}`;

async function tokenOfNewCart(send: Send): Promise<string> {
  const answer = await send('POST', '/api/v1/store/carts', {});
  if (answer.status !== 201) throw new Error(complaint('new cart', answer));
  return (JSON.parse(answer.body) as { token: string }).token;
}

/** The step that a connection repeats. */
async function stepOf(work: Work, send: Send, connection: number): Promise<Step> {
  let turn = connection * 7;
  const next = <T>(list: T[]): T => list[turn++ % list.length] as T;
  const line = (variantId: string) => ({ variantId, quantity: 1 });
  switch (work.kind) {
    case 'get':
      return async () => {
        const path = next(work.paths);
        const own = `${path.includes('?') ? '&' : '?'}n=${run}${unique++}`;
        const answer = await send('GET', work.isUnique ? path + own : path);
        return answer.status === 200 ? null : complaint(path, answer);
      };
    case 'add_line': {
      const carts = await Promise.all(Array.from({ length: CARTS_A_CONNECTION }, () => tokenOfNewCart(send)));
      return async () => {
        const answer = await send(
          'POST',
          '/api/v1/store/carts/current/lines',
          line(next(work.variants)),
          next(carts),
        );
        return answer.status === 201 ? null : complaint('add line', answer);
      };
    }
    case 'new_cart':
      return async () => {
        const answer = await send('POST', '/api/v1/store/carts/current/lines', line(next(work.variants)));
        return answer.status === 201 ? null : complaint('new cart with a line', answer);
      };
    case 'checkout':
      return async () => buy(send, next(work.variants), `${run}-${connection}-${turn}`);
  }
}

const ADDRESS = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  line1: '12 Hudson Street',
  city: 'New York',
  region: 'NY',
  postalCode: '10013',
  country: 'US',
};

/** From the empty cart to the order, as a browser without JavaScript would: eight requests one after the other. */
async function buy(send: Send, variantId: string, buyer: string): Promise<string | null> {
  const token = await tokenOfNewCart(send);
  const added = await send('POST', '/api/v1/store/carts/current/lines', { variantId, quantity: 1 }, token);
  if (added.status !== 201) return complaint('add line', added);
  const begun = await send('POST', '/api/v1/store/checkouts', {}, token);
  if (begun.status !== 201) return complaint('checkout', begun);
  const path = `/api/v1/store/checkouts/${(JSON.parse(begun.body) as { token: string }).token}`;
  const contact = { email: `buyer-${buyer}@example.com`, shippingAddress: ADDRESS };
  const addressed = await send('PATCH', path, contact, token);
  if (addressed.status !== 200) return complaint('address', addressed);
  const options = await send('GET', `${path}/shipping-options`, undefined, token);
  if (options.status !== 200) return complaint('shipping options', options);
  const optionId = (JSON.parse(options.body) as { items: { id: string }[] }).items[0]?.id;
  const shipped = await send('PUT', `${path}/shipping`, { optionId }, token);
  if (shipped.status !== 200) return complaint('shipping', shipped);
  const paid = await send('POST', `${path}/payments`, { gateway: 'test', paymentToken: 'ok' }, token);
  if (paid.status !== 200) return complaint('payment', paid);
  const { calcHash } = JSON.parse(paid.body) as { calcHash: string };
  const completed = await send('POST', `${path}/complete`, { calcHash }, token);
  const isOrder =
    completed.status === 200 && (JSON.parse(completed.body) as { orderNumber: string | null }).orderNumber;
  return isOrder ? null : complaint('complete', completed);
}

const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

async function measure(plan: LoadPlan): Promise<LoadResult> {
  const tally: Tally = { requests: 0, hits: 0, misses: 0, roundTrips: 0 };
  const steps = await Promise.all(
    Array.from({ length: plan.connections }, (_, index) => stepOf(plan.work, sender(plan, tally), index)),
  );
  let failed = 0;
  let failure: string | null = null;
  const latencies: number[] = [];
  const repeat = async (step: Step, until: number): Promise<void> => {
    while (performance.now() < until && latencies.length + failed < MOST_REQUESTS) {
      const started = performance.now();
      const wrong = await step().catch((error: unknown) => String(error));
      if (wrong === null) latencies.push(performance.now() - started);
      else {
        failed++;
        failure ??= wrong;
      }
    }
  };
  const warm = performance.now() + plan.warmUpSeconds * 1000;
  await Promise.all(steps.map((step) => repeat(step, warm)));
  const warmed = latencies.length;
  latencies.length = 0;
  Object.assign(tally, { requests: 0, hits: 0, misses: 0, roundTrips: 0 });
  const started = performance.now();
  await Promise.all(steps.map((step) => repeat(step, started + plan.seconds * 1000)));
  const seconds = (performance.now() - started) / 1000;
  const done = latencies.length;
  latencies.sort((a, b) => a - b);
  const [p50, p95] = [percentile(latencies, 0.5), percentile(latencies, 0.95)];
  return { done, doneWithWarmUp: done + warmed, failed, failure, seconds, p50, p95, ...tally };
}

for await (const line of createInterface({ input: process.stdin })) {
  const result = await measure(JSON.parse(line) as LoadPlan).catch(
    (error: unknown): LoadResult => ({
      ...{ done: 0, doneWithWarmUp: 0, failed: 1, failure: String(error), seconds: 1, p50: 0, p95: 0 },
      ...{ hits: 0, misses: 0, roundTrips: 0, requests: 0 },
    }),
  );
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
process.exit(0);
