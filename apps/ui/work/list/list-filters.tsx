import { Form, Link, useSubmit } from '@remix-run/react';
import { ChevronDown, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { buttonClass } from '../button.tsx';
import { cx } from '../cx.ts';
import { useFormats } from '../format/formats.tsx';
import { Menu } from '../menu.tsx';
import { type ListDefinition, rulesOf } from './list-definition.ts';
import { type ChoiceFilter, type DateFilter, type ListQuery, listSearch } from './list-query.ts';

const SEARCH_DELAY_MS = 300;

/** Search and filters as one GET form: it applies by itself with script and by its button without. */
export function ListFilters<Row>({
  definition,
  query,
  countText,
}: {
  definition: ListDefinition<Row>;
  query: ListQuery;
  countText: string;
}) {
  const submit = useSubmit();
  const formRef = useRef<HTMLFormElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    const input = searchRef.current;
    if (input && document.activeElement !== input) input.value = query.q;
  }, [query.q]);

  const apply = (delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (formRef.current)
        submit(withoutBlanks(formRef.current), { replace: true, preventScrollReset: true });
    }, delay);
  };

  return (
    <Form
      ref={formRef}
      method="get"
      className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2"
      onChange={(event) => {
        if (event.target !== searchRef.current) apply(0);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        apply(0);
      }}
    >
      <div className="relative min-w-0 flex-1 basis-64 sm:max-w-80">
        <Search
          aria-hidden="true"
          size={14}
          className="absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
        />
        <input
          ref={searchRef}
          type="search"
          name="q"
          defaultValue={query.q}
          aria-label={definition.searchLabel}
          placeholder={definition.searchLabel}
          aria-keyshortcuts="/"
          data-list-search=""
          maxLength={200}
          onChange={() => apply(SEARCH_DELAY_MS)}
          className="control pl-8 text-13"
        />
      </div>
      {definition.filters.map((filter) =>
        filter.kind === 'choice' ? (
          <ChoiceMenu key={filter.param} filter={filter} query={query} />
        ) : (
          <DatesMenu key={filter.fromParam} filter={filter} query={query} />
        ),
      )}
      {query.sort !== definition.defaultSort && <input type="hidden" name="sort" value={query.sort} />}
      <button type="submit" className={cx(buttonClass({ size: 'sm' }), 'no-js-only')}>
        Apply
      </button>
      <p aria-live="polite" className="ml-auto px-1 text-13 text-muted tabular-nums">
        {countText}
      </p>
      <AppliedFilters definition={definition} query={query} />
    </Form>
  );
}

const chipClass = (isOn: boolean) =>
  cx(
    'inline-flex min-h-8 items-center gap-1 rounded-md border px-2.5 text-13 select-none',
    isOn ? 'border-accent bg-accent-soft text-ink' : 'border-dashed border-edge text-muted hover:text-ink',
  );

function ChoiceMenu({ filter, query }: { filter: ChoiceFilter; query: ListQuery }) {
  const chosen = query.filters[filter.param] ?? [];
  const ref = useRef<HTMLFieldSetElement>(null);
  const chosenText = chosen.join(' ');
  // What was cleared outside this menu is cleared in it; its fields stay, so that the keyboard keeps its place.
  useEffect(() => {
    for (const input of ref.current?.querySelectorAll('input') ?? []) {
      input.checked = chosenText.split(' ').includes(input.value);
    }
  }, [chosenText]);
  return (
    <Menu
      align="start"
      triggerClass={chipClass(chosen.length > 0)}
      trigger={
        <>
          {filter.label}
          {chosen.length > 0 && <span className="font-medium tabular-nums">{chosen.length}</span>}
          <ChevronDown aria-hidden="true" size={14} />
        </>
      }
    >
      <fieldset ref={ref}>
        <legend className="sr-only">{filter.label}</legend>
        {filter.options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-8 items-center gap-2 rounded-sm px-2 text-13 hover:bg-selected"
          >
            <input
              type={filter.isMultiple ? 'checkbox' : 'radio'}
              name={filter.param}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            {option.label}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}

function DatesMenu({ filter, query }: { filter: DateFilter; query: ListQuery }) {
  const { timezone } = useFormats();
  const from = query.filters[filter.fromParam]?.[0] ?? '';
  const to = query.filters[filter.toParam]?.[0] ?? '';
  return (
    <Menu
      align="start"
      panelClass="p-3"
      triggerClass={chipClass(Boolean(from || to))}
      trigger={
        <>
          {filter.label} <ChevronDown aria-hidden="true" size={14} />
        </>
      }
    >
      <fieldset key={`${from}:${to}`} className="flex w-56 flex-col gap-2">
        <legend className="sr-only">{filter.label}</legend>
        <label className="text-12 text-muted">
          From
          <input
            type="date"
            name={filter.fromParam}
            defaultValue={from}
            max={to || undefined}
            className="control mt-1"
          />
        </label>
        <label className="text-12 text-muted">
          To
          <input
            type="date"
            name={filter.toParam}
            defaultValue={to}
            min={from || undefined}
            className="control mt-1"
          />
        </label>
        <p className="text-12 text-muted">Days in {timezone}, both included.</p>
      </fieldset>
    </Menu>
  );
}

function AppliedFilters<Row>({ definition, query }: { definition: ListDefinition<Row>; query: ListQuery }) {
  const rules = rulesOf(definition);
  const without = (param: string, value: string) => {
    const filters = { ...query.filters };
    const rest = (filters[param] ?? []).filter((entry) => entry !== value);
    if (rest.length > 0) filters[param] = rest;
    else delete filters[param];
    return listSearch(rules, query, { filters }) || '?';
  };
  const chips = definition.filters.flatMap((filter) =>
    filter.kind === 'choice'
      ? (query.filters[filter.param] ?? []).map((value) => ({
          param: filter.param,
          value,
          text: `${filter.label}: ${filter.options.find((option) => option.value === value)?.label ?? value}`,
        }))
      : [
          ...(query.filters[filter.fromParam] ?? []).map((value) => ({
            param: filter.fromParam,
            value,
            text: `${filter.label} from ${value}`,
          })),
          ...(query.filters[filter.toParam] ?? []).map((value) => ({
            param: filter.toParam,
            value,
            text: `${filter.label} to ${value}`,
          })),
        ],
  );
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Applied filters" className="flex w-full flex-wrap items-center gap-1.5">
      {chips.map((chip) => (
        <li key={`${chip.param}=${chip.value}`}>
          <Link
            to={without(chip.param, chip.value)}
            preventScrollReset
            aria-label={`Remove filter ${chip.text}`}
            className="inline-flex min-h-6 items-center gap-1 rounded-sm bg-neutral-soft px-2 text-12 hover:bg-selected"
          >
            {chip.text} <X aria-hidden="true" size={12} />
          </Link>
        </li>
      ))}
      <li>
        <Link
          to={listSearch(rules, query, { filters: {}, q: '' }) || '?'}
          preventScrollReset
          className="inline-flex min-h-6 items-center px-1 text-12 text-accent hover:underline"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}

/** The form's data without empty fields, so that shared addresses stay short. */
function withoutBlanks(form: HTMLFormElement): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value) params.append(name, value);
  return params;
}
