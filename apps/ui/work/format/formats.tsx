import { formatMoney, type Money } from '@domain/kernel/money.ts';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { absoluteTime, relativeTime } from './time.ts';

/** How numbers, money and times are written on a work surface. */
export interface Formats {
  /** BCP 47: the admin's language with the brand's number and date habits, e.g. `en-US`. */
  locale: string;
  timezone: string;
  currency: string;
  /** Server time of the render, epoch milliseconds, so that both sides say the same "2 h ago". */
  now: number;
}

const FormatsContext = createContext<Formats | null>(null);

/** Gives the tree its formats; relative times move on once a minute. */
export function FormatsProvider({ value, children }: { value: Formats; children: ReactNode }) {
  const [now, setNow] = useState(value.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return <FormatsContext.Provider value={{ ...value, now }}>{children}</FormatsContext.Provider>;
}

/** @throws Error outside a FormatsProvider */
export function useFormats(): Formats {
  const formats = useContext(FormatsContext);
  if (!formats) throw new Error('FormatsProvider is missing');
  return formats;
}

/** Money in the brand's habits; `value` in integer minor units. */
export function MoneyText({ value }: { value: Money }) {
  const { locale } = useFormats();
  return <span className="tabular-nums whitespace-nowrap">{formatMoney(value, locale)}</span>;
}

/** A count with grouping. */
export function CountText({ value }: { value: number }) {
  const { locale } = useFormats();
  return <span className="tabular-nums">{new Intl.NumberFormat(locale).format(value)}</span>;
}

/** A moment: relative text, the absolute one on hover and for machines. */
export function TimeText({ at, isAbsolute = false }: { at: string; isAbsolute?: boolean }) {
  const formats = useFormats();
  const absolute = absoluteTime(at, formats);
  return (
    <time dateTime={at} title={absolute} className="whitespace-nowrap" suppressHydrationWarning>
      {isAbsolute ? absolute : relativeTime(at, formats)}
    </time>
  );
}
