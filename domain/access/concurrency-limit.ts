/** Runs work when there is room; rejects with what `refuse` makes when the queue is full too. */
export type ConcurrencyLimit = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * At most `running` pieces of work at a time and `waiting` in the queue, first come first served. Work that fails gives
 * its place back.
 */
export function concurrencyLimit({
  running,
  waiting,
  refuse,
}: {
  running: number;
  waiting: number;
  refuse: () => Error;
}): ConcurrencyLimit {
  let active = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (active < running) active++;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    else throw refuse();
    try {
      return await work();
    } finally {
      // The place passes straight to the next in line, so nobody slips in between.
      const next = queue.shift();
      if (next) next();
      else active--;
    }
  };
}
