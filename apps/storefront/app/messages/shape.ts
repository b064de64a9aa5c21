import type { en } from './en.ts';

type Loose<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Loose<T[Key]> };

/** What a dictionary must say: the same keys as English, any words. */
export type Messages = Loose<typeof en>;
