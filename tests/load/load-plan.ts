/** What the two processes of the bench say to each other: one line of JSON a plan, one a result. */

/** Requests of one shop. */
export type Work =
  /** GETs in turn; `isUnique` adds a query that no request before had, so that no cache can know the answer. */
  | { kind: 'get'; paths: string[]; isUnique: boolean }
  /** A line into a cart that exists: carts are made beforehand and hold at most `variants.length` lines. */
  | { kind: 'add_line'; variants: string[] }
  /** A visitor's first line: makes the cart. */
  | { kind: 'new_cart'; variants: string[] }
  /** A buyer's whole way: line, checkout, address, delivery, payment, order. */
  | { kind: 'checkout'; variants: string[] };

export interface LoadPlan {
  port: number;
  host: string;
  connections: number;
  seconds: number;
  warmUpSeconds: number;
  work: Work;
}

export interface LoadResult {
  /** Requests, or whole journeys where the work is one. */
  done: number;
  doneWithWarmUp: number;
  failed: number;
  /** A text of the first failure. */
  failure: string | null;
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  /** Answers the edge cache gave. */
  hits: number;
  /** Answers it had to have made. */
  misses: number;
  /** Database round trips of the Worker, all requests together. */
  roundTrips: number;
  requests: number;
}
