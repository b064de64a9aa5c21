import type { HouseApi } from '@domain/registry.ts';
import { useFetcher } from '@remix-run/react';
import { CheckboxField, SelectField, TextAreaField, TextField } from '@ui/work/form/fields.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { useEffect, useState } from 'react';
import type { loader as slugLoader } from './slug-check.ts';

type Session = Awaited<ReturnType<HouseApi['onboarding']['getOnboarding']>>;
export type Step = Session['steps'][number];

const text = (data: Step['data'], name: string, otherwise = ''): string => {
  const value = data[name];
  return typeof value === 'string' ? value : otherwise;
};
const list = (data: Step['data'], name: string): string[] => {
  const value = data[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

/** The fields of a step; each is named as the operation names it. */
export function StepFields({
  step,
  isMade,
  modules,
}: {
  step: Step;
  isMade: boolean;
  modules: readonly string[];
}) {
  switch (step.key) {
    case 'basics':
      return <BasicsFields data={step.data} isMade={isMade} />;
    case 'commerce':
      return <CommerceFields data={step.data} />;
    case 'domains':
      return (
        <TextAreaField
          name="hostnames"
          label="Host names"
          help="One a line, such as www.example.com. The records to set are shown in the brand’s settings."
          rows={3}
          defaultValue={list(step.data, 'hostnames').join('\n')}
        />
      );
    case 'modules':
      return <ModuleFields chosen={list(step.data, 'modules')} modules={modules} />;
    default:
      return (
        <Notice tone="info" title="Later, in the brand’s own admin">
          {NOTES[step.key]}
        </Notice>
      );
  }
}

const NOTES: Record<string, string> = {
  payments:
    'Payment providers are connected by the brand’s own team, who hold its accounts. Until then checkouts use the test gateway of development only.',
  integrations:
    'Ads, analytics and messaging accounts belong to the brand and are connected by its own team.',
  import:
    'Products of a Shopify export are imported under Products, Import: the file is checked before anything is changed, and the import runs in the background.',
  invite: 'The owner invites the team under Settings, Team.',
};

function BasicsFields({ data, isMade }: { data: Step['data']; isMade: boolean }) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        help="As shoppers read it"
        defaultValue={text(data, 'name')}
        required
      />
      <SlugField defaultValue={text(data, 'slug')} isFixed={isMade} />
      <TextField name="legalName" label="Legal name (optional)" defaultValue={text(data, 'legalName')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="country"
          label="Country"
          help="ISO 3166, such as DE"
          maxLength={2}
          defaultValue={text(data, 'country')}
          readOnly={isMade}
          required
        />
        <TextField
          name="currency"
          label="Currency"
          help="ISO 4217, such as EUR; it cannot be changed later"
          maxLength={3}
          defaultValue={text(data, 'currency')}
          readOnly={isMade}
          required
        />
        <TextField
          name="locale"
          label="Language"
          help="Such as de or en-GB"
          defaultValue={text(data, 'locale', 'en')}
          readOnly={isMade}
          required
        />
        <TextField
          name="timezone"
          label="Time zone"
          help="Such as Europe/Berlin"
          defaultValue={text(data, 'timezone')}
          required
        />
        <TextField
          name="colour"
          label="Colour (optional)"
          help="Such as #1A56B0"
          defaultValue={text(data, 'colour')}
          readOnly={isMade}
        />
        <TextField
          name="ownerEmail"
          type="email"
          label="Owner (optional)"
          help="Somebody with an account here"
          defaultValue={text(data, 'ownerEmail')}
          readOnly={isMade}
        />
      </div>
      <CheckboxField
        name="pricesIncludeTax"
        label="Prices are shown with tax in them"
        isChecked={data.pricesIncludeTax === true}
      />
    </>
  );
}

const DEBOUNCE_MS = 300;

/** Says while typing whether the slug can be had; without script the answer comes with the step. */
function SlugField({ defaultValue, isFixed }: { defaultValue: string; isFixed: boolean }) {
  const { data, load } = useFetcher<typeof slugLoader>();
  const [slug, setSlug] = useState(defaultValue);
  useEffect(() => {
    if (isFixed || slug === '') return;
    const timer = setTimeout(() => load(`/slugs?slug=${encodeURIComponent(slug)}`), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [slug, isFixed, load]);
  const answer = data?.slug === slug && slug !== '' ? data : null;
  const words = answer
    ? answer.isAvailable
      ? `${slug} is free.`
      : `${slug} ${answer.message}. ${answer.suggestions.length > 0 ? `Free: ${answer.suggestions.join(', ')}` : ''}`
    : 'The shop’s address: 3 to 40 lower-case letters, digits and hyphens';
  return (
    <TextField
      name="slug"
      label="Slug"
      help={<span aria-live="polite">{words}</span>}
      defaultValue={defaultValue}
      readOnly={isFixed}
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setSlug(event.currentTarget.value)}
      required
    />
  );
}

function CommerceFields({ data }: { data: Step['data'] }) {
  return (
    <>
      <SelectField
        name="source"
        label="Where products and orders live"
        defaultValue={text(data, 'source', 'native')}
        options={[
          { value: 'native', label: 'CGK' },
          { value: 'shopify', label: 'Shopify' },
        ]}
        help="CGK needs nothing else. Shopify needs an app of this installation (client id and secret)."
      />
      <TextField
        name="shopDomain"
        label="Shopify shop (only for Shopify)"
        help="Such as my-shop.myshopify.com"
        defaultValue={text(data, 'shopDomain')}
      />
    </>
  );
}

function ModuleFields({ chosen, modules }: { chosen: string[]; modules: readonly string[] }) {
  return (
    <fieldset>
      <legend className="mb-2 text-13 font-medium">Modules</legend>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {modules.map((key) => (
          <label key={key} className="flex items-center gap-2 text-14">
            <input type="checkbox" name="modules" value={key} defaultChecked={chosen.includes(key)} />
            {key.replaceAll('_', ' ')}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
