/** The offline page of one error code. */
export interface ErrorPage {
  code: string;
  title: string;
  /** What it means, in a few sentences. */
  means: string;
  /** What to do, one step a line. */
  steps: readonly string[];
}

type Entry = readonly [title: string, means: string, ...steps: string[]];

/** Pages out of a table `code → [title, meaning, step, …]`. */
export function pages(entries: Readonly<Record<string, Entry>>): ErrorPage[] {
  return Object.entries(entries).map(([code, [title, means, ...steps]]) => ({ code, title, means, steps }));
}
