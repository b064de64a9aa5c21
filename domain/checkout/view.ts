import type { TenantContext } from '../app-context.ts';
import { toExternalId } from '../kernel/ids.ts';
import type { PricingTotals } from '../pricing/index.ts';
import { countryList } from './countries.ts';
import type { LoadedCheckout } from './load.ts';
import { paymentMethods } from './payment-methods.ts';
import type { PricedCheckout } from './price.ts';
import type { CheckoutView, ShippingOptionView, TotalsView } from './views.ts';

export function totalsView(
  tenant: TenantContext,
  totals: PricingTotals,
  known: { shipping: boolean; tax: boolean },
): TotalsView {
  const money = (amount: number) => ({ amount, currency: totals.currency });
  return {
    subtotal: money(totals.grossTotal - totals.lineDiscountTotal),
    discount: money(totals.orderDiscountTotal + totals.shippingDiscountTotal),
    shipping: known.shipping ? money(totals.shippingTotal) : null,
    tax: known.tax ? money(totals.taxTotal) : null,
    total: money(totals.total),
    pricesIncludeTax: tenant.pricesIncludeTax,
    taxLines: totals.taxLines.map((line) => ({
      name: line.name,
      ratePpm: line.ratePpm,
      base: money(line.base),
      amount: money(line.amount),
    })),
  };
}

export function shippingOptionViews(tenant: TenantContext, priced: PricedCheckout): ShippingOptionView[] {
  return priced.shipping.map((option) => ({
    id: toExternalId('shippingMethod', option.method.id),
    name: option.method.localName,
    description: option.method.localDescription,
    price: { amount: option.amountMinor, currency: tenant.currency },
    earliest: option.earliest,
    latest: option.latest,
    isSelected: option.isSelected,
  }));
}

/** What still has to be filled in before it can be completed (20 CHK-02). */
export function missingOf(checkout: LoadedCheckout, priced: PricedCheckout): CheckoutView['missing'] {
  const missing: CheckoutView['missing'] = [];
  if (!checkout.row.email) missing.push('email');
  if (!checkout.shippingAddress) missing.push('shipping_address');
  if (priced.totals.isShippingMissing) missing.push('shipping_option');
  if (!checkout.payment) missing.push('payment');
  return missing;
}

export function checkoutView(
  tenant: TenantContext,
  checkout: LoadedCheckout,
  priced: PricedCheckout,
): CheckoutView {
  const { row } = checkout;
  const money = (amount: number) => ({ amount, currency: tenant.currency });
  const amounts = new Map(priced.totals.lines.map((line) => [line.lineId, line]));
  return {
    token: checkout.token,
    state: row.state,
    email: row.email,
    phone: row.phone,
    shippingAddress: checkout.shippingAddress,
    billingAddress: checkout.billingAddress,
    billingSameAsShipping: checkout.billingAddress === null,
    lines: priced.lines.map(({ item, quantity }) => ({
      variantId: toExternalId('variant', item.variantId),
      productHandle: item.handle,
      title: item.title,
      variantTitle: item.variantTitle,
      image: item.image,
      quantity,
      unitPrice: money(amounts.get(item.variantId)?.unitPrice ?? item.priceMinor),
      total: money(amounts.get(item.variantId)?.afterLineDiscounts ?? 0),
    })),
    shippingOptions: shippingOptionViews(tenant, priced),
    paymentMethods: paymentMethods(checkout.locale),
    selectedPayment: checkout.payment,
    totals: totalsView(tenant, priced.totals, {
      shipping: priced.shipping.some((option) => option.isSelected),
      tax: priced.isTaxKnown,
    }),
    calcHash: priced.calcHash,
    missing: missingOf(checkout, priced),
    countries: countryList(
      checkout.methods.flatMap((method) => method.countries),
      checkout.locale,
    ),
    orderToken: row.orderToken,
    lastError: row.lastError as CheckoutView['lastError'],
  };
}
