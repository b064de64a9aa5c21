import type { Address } from '@domain/kernel/views.ts';
import { useShop } from '../shop/use-shop.ts';

/** An address as it stands on an envelope. */
export function PostalAddress({ address }: { address: Address }) {
  const { locale } = useShop();
  const country = new Intl.DisplayNames([locale], { type: 'region' }).of(address.country) ?? address.country;
  const isCodeLast = ['US', 'CA', 'AU'].includes(address.country);
  const city = isCodeLast
    ? `${address.city}${address.region ? `, ${address.region}` : ''} ${address.postalCode}`
    : `${address.postalCode} ${address.city}`;
  const lines = [
    `${address.firstName} ${address.lastName}`,
    address.company,
    address.line1,
    address.line2,
    city,
    country,
  ];
  return (
    <address>
      {lines.flatMap((line, index) => (line ? [<span key={`${index}-${line}`}>{line}</span>] : []))}
    </address>
  );
}
