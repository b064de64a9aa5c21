import type { ProductView, VariantView } from '@domain/catalog/views.ts';

type Choosable = Pick<ProductView, 'options' | 'variants'>;

/** One value of an option, as the picker shows it. */
export interface ValueState {
  value: string;
  swatch: string | null;
  isChosen: boolean;
  /** With the other chosen values: buyable, out of stock, or no such variant (shown struck through, 20 CAT-02). */
  state: 'available' | 'out' | 'missing';
}

export interface VariantChoice {
  /** The variant that the choice names; null when there is no such combination. */
  variant: VariantView | null;
  options: { name: string; chosen: string; values: ValueState[] }[];
}

const matches = (variant: VariantView, wanted: ReadonlyMap<string, string>): boolean =>
  [...wanted].every(([name, value]) => variant.options[name] === value);

const preferred = (variants: readonly VariantView[]): VariantView | undefined =>
  variants.find(({ availability }) => availability !== 'out') ?? variants[0];

/**
 * Reads a choice of variant from an address (`?Size=M&Colour=Green`) or a form. What is not said is filled with the
 * first variant that can be bought; what is said is never changed behind the shopper's back.
 */
export function chooseVariant(product: Choosable, params: { get(name: string): unknown }): VariantChoice {
  const said = new Map<string, string>();
  for (const { name, values } of product.options) {
    const value = params.get(name);
    if (typeof value === 'string' && values.some((known) => known.value === value)) said.set(name, value);
  }
  const variant = preferred(product.variants.filter((candidate) => matches(candidate, said))) ?? null;
  const chosen = new Map(
    product.options.map(({ name, values }) => [
      name,
      variant?.options[name] ?? said.get(name) ?? values[0]?.value ?? '',
    ]),
  );
  return {
    variant,
    options: product.options.map(({ name, values }) => ({
      name,
      chosen: chosen.get(name) ?? '',
      values: values.map(({ value, swatch }) => {
        const found = product.variants.filter((candidate) =>
          matches(candidate, new Map(chosen).set(name, value)),
        );
        return {
          value,
          swatch,
          isChosen: chosen.get(name) === value,
          state:
            found.length === 0
              ? 'missing'
              : found.some(({ availability }) => availability !== 'out')
                ? 'available'
                : 'out',
        };
      }),
    })),
  };
}

/** The plain path of a variant: `/products/mug?Colour=Green`. */
export function variantPath(handle: string, { options }: Pick<VariantView, 'options'>): string {
  const search = new URLSearchParams(options).toString();
  return `/products/${handle}${search ? `?${search}` : ''}`;
}

/** Pictures with those of the chosen variant first. */
export function mediaFor<T extends { id: string }>(media: readonly T[], variant: VariantView | null): T[] {
  const own = new Set(variant?.mediaIds);
  return [...media.filter(({ id }) => own.has(id)), ...media.filter(({ id }) => !own.has(id))];
}
