import type { Address } from '@domain/kernel/views.ts';
import { useFormats } from '@ui/work/format/formats.tsx';

/** Where the city stands before the postal code. */
const CITY_FIRST = ['AU', 'CA', 'US'];

/** A postal address, line by line, with the country's name. */
export function AddressText({ address }: { address: Address }) {
  const { locale } = useFormats();
  const country = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(address.country);
  const lines = [
    `${address.firstName} ${address.lastName}`,
    address.company,
    address.line1,
    address.line2,
    CITY_FIRST.includes(address.country)
      ? `${address.city}, ${[address.region, address.postalCode].filter(Boolean).join(' ')}`
      : [address.postalCode, address.city, address.region].filter(Boolean).join(' '),
    country,
    address.phone,
  ].filter(Boolean);
  return <address className="text-13 whitespace-pre-line not-italic">{lines.join('\n')}</address>;
}
