import type { CheckoutView, TotalsView } from '@domain/checkout/views.ts';
import type { MoneyView } from '@domain/kernel/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { Picture } from './picture.tsx';

/** Parts per million as a percentage: 88750 → 8.875 %. */
function ratePercent(ppm: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(
    ppm / 1_000_000,
  );
}

interface RowProps {
  name: string;
  value: string;
  isStrong?: boolean;
  /** Words instead of an amount. */
  isPending?: boolean;
}

function Row({ name, value, isStrong = false, isPending = false }: RowProps) {
  return (
    <div className={isStrong ? 'total-row is-total' : 'total-row'}>
      <dt>{name}</dt>
      <dd className={isPending ? 'is-pending' : undefined}>{value}</dd>
    </div>
  );
}

/** Subtotal to total; the tax of a tax inclusive shop is named as a part of the total. */
export function Totals({ totals, refunded }: { totals: TotalsView; refunded?: MoneyView }) {
  const { t, money, locale } = useShop();
  const { shipping, tax, taxLines } = totals;
  const shippingText =
    shipping === null
      ? t.checkout.shippingPending
      : shipping.amount === 0
        ? t.checkout.shippingFree
        : money(shipping);
  return (
    <dl className="totals">
      <Row name={t.checkout.subtotal} value={money(totals.subtotal)} />
      {totals.discount.amount > 0 ? (
        <Row name={t.checkout.discount} value={`−${money(totals.discount)}`} />
      ) : null}
      <Row name={t.checkout.shipping} value={shippingText} isPending={shipping === null} />
      {totals.pricesIncludeTax ? null : (
        <Row
          name={t.checkout.tax}
          value={tax === null ? t.checkout.taxPending : money(tax)}
          isPending={tax === null}
        />
      )}
      <Row name={t.checkout.total} value={money(totals.total)} isStrong />
      {totals.pricesIncludeTax
        ? taxLines.map(({ name, ratePpm, amount }) => (
            <div className="total-row total-tax" key={`${name}-${ratePpm}`}>
              <dt>{t.checkout.taxLine(name, ratePercent(ratePpm, locale))}</dt>
              <dd>{money(amount)}</dd>
            </div>
          ))
        : null}
      {refunded && refunded.amount > 0 ? <Row name={t.order.refunded} value={`−${money(refunded)}`} /> : null}
    </dl>
  );
}

interface OrderSummaryProps {
  heading: string;
  lines: readonly (CheckoutView['lines'][number] & { note?: string | null })[];
  totals: TotalsView;
  refunded?: MoneyView;
}

/** What is bought and what it costs. */
export function OrderSummary({ heading, lines, totals, refunded }: OrderSummaryProps) {
  const { money } = useShop();
  return (
    <aside className="summary" id="summary" aria-labelledby="summary-title">
      <h2 id="summary-title">{heading}</h2>
      <ul className="summary-lines">
        {lines.map((line) => (
          <li key={line.variantId}>
            <div className="summary-picture">
              <Picture image={line.image} sizes="64px" initial={line.title} isDecorative />
            </div>
            <div>
              <p className="summary-title">
                {line.quantity} × {line.title}
              </p>
              {line.variantTitle ? <p className="hint">{line.variantTitle}</p> : null}
              {line.note ? <p className="hint">{line.note}</p> : null}
            </div>
            <p className="summary-price">{money(line.total)}</p>
          </li>
        ))}
      </ul>
      <Totals totals={totals} {...(refunded ? { refunded } : {})} />
    </aside>
  );
}
