import type { CheckoutView } from '@domain/checkout/views.ts';
import type { Address } from '@domain/kernel/views.ts';
import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../root.tsx';
import { useShop } from '../shop/use-shop.ts';
import type { AddressField, CheckoutFeedback } from './checkout-form.ts';
import { Field, TextField } from './field.tsx';

interface AddressFieldsProps {
  /** `shippingAddress` or `billingAddress`: the start of the fields' names and of the API's paths. */
  prefix: string;
  /** Section of the autocomplete tokens. */
  kind: 'shipping' | 'billing';
  address: Address | null;
  countries: CheckoutView['countries'];
  homeCountry: string;
  feedback: CheckoutFeedback | null;
}

type Countries = CheckoutView['countries'];

/** Countries that write the postal code after the city and region. */
const CODE_LAST = new Set(['US', 'CA', 'AU', 'GB', 'IE']);

function CountryOptions({ countries }: { countries: Countries }) {
  return countries.map(({ code, name }) => (
    <option key={code} value={code}>
      {name}
    </option>
  ));
}

function RegionOptions({ countries }: { countries: Countries }) {
  return countries
    .filter(({ regions }) => regions.length > 0)
    .map(({ code, name, regions }) => (
      <optgroup key={code} label={name} data-country={code}>
        {regions.map((region) => (
          <option key={region.code} value={region.code}>
            {region.name}
          </option>
        ))}
      </optgroup>
    ));
}

/** The fields of a postal address, country first because the others depend on it. */
export function AddressFields({
  prefix,
  kind,
  address,
  countries,
  homeCountry,
  feedback,
}: AddressFieldsProps) {
  const { t } = useShop();
  const phone = useRouteLoaderData<typeof loader>('root')?.site.phone ?? 'optional';
  const { fields } = t.checkout;
  const value = (field: AddressField): string =>
    feedback?.values[`${prefix}.${field}`] ?? address?.[field] ?? '';
  const text = (
    field: AddressField,
    token: string,
    more: { width?: 'half' | 'third'; isOptional?: true; maxLength?: number } = {},
  ) => (
    <TextField
      name={`${prefix}.${field}`}
      label={fields[field]}
      autoComplete={`${kind} ${token}`}
      defaultValue={value(field)}
      feedback={feedback}
      {...more}
    />
  );
  const start = value('country') || (countries.some(({ code }) => code === homeCountry) ? homeCountry : '');
  const postalCode = text('postalCode', 'postal-code', { width: 'third', maxLength: 20 });
  const city = text('city', 'address-level2', { width: 'half', maxLength: 100 });
  const region = countries.some(({ regions }) => regions.length > 0) ? (
    <Field name={`${prefix}.region`} label={fields.region} feedback={feedback} width="half">
      {(control) => (
        <select
          {...control}
          required={false}
          autoComplete={`${kind} address-level1`}
          defaultValue={value('region')}
          data-region=""
        >
          <option value="">{t.checkout.chooseRegion}</option>
          <RegionOptions countries={countries} />
        </select>
      )}
    </Field>
  ) : null;
  return (
    <>
      <Field name={`${prefix}.country`} label={fields.country} feedback={feedback}>
        {(control) => (
          <select {...control} autoComplete={`${kind} country`} defaultValue={start} data-country-select="">
            <option value="">{t.checkout.chooseCountry}</option>
            <CountryOptions countries={countries} />
          </select>
        )}
      </Field>
      {text('firstName', 'given-name', { width: 'half', maxLength: 80 })}
      {text('lastName', 'family-name', { width: 'half', maxLength: 80 })}
      {text('company', 'organization', { isOptional: true, maxLength: 120 })}
      {text('line1', 'address-line1', { maxLength: 160 })}
      {text('line2', 'address-line2', { isOptional: true, maxLength: 160 })}
      {CODE_LAST.has(start) ? (
        <>
          {city}
          {region}
          {postalCode}
        </>
      ) : (
        <>
          {postalCode}
          {city}
          {region}
        </>
      )}
      {kind === 'shipping' && phone !== 'hidden' ? (
        <TextField
          name={`${prefix}.phone`}
          label={fields.phone}
          type="tel"
          inputMode="tel"
          autoComplete={`${kind} tel`}
          defaultValue={value('phone')}
          feedback={feedback}
          maxLength={40}
          isOptional={phone === 'optional'}
        />
      ) : null}
    </>
  );
}
