import type { Address } from '@domain/kernel/views.ts';
import { useFormats } from '@ui/work/format/formats.tsx';

/** A postal address, line by line, with the country's name. */
export function AddressText({ address }: { address: Address }) {
  const { locale } = useFormats();
  const country = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(address.country);
  const lines = [
    `${address.firstName} ${address.lastName}`,
    address.company,
    address.line1,
    address.line2,
    [address.postalCode, address.city, address.region].filter(Boolean).join(' '),
    country,
    address.phone,
  ].filter(Boolean);
  return <address className="text-13 whitespace-pre-line not-italic">{lines.join('\n')}</address>;
}
