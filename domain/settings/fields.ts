/**
 * The kinds of field that groups are made of. Each carries its title, help and, where the plain type does not say how
 * it is edited, a `widget`; both leave with the JSON Schema that the API and the screens read.
 */
import { z } from 'zod';

export type Widget =
  | 'textarea'
  | 'colour'
  | 'image'
  | 'texts'
  | 'texts-long'
  | 'lines'
  | 'rows'
  | 'navigation'
  | 'money'
  | 'date-time'
  | 'timezone'
  | 'country'
  | 'language'
  | 'languages';

export interface FieldMeta {
  title: string;
  description?: string;
  widget?: Widget;
  /** Words for the values of an enum. */
  choices?: Record<string, string>;
  /** Name of one row of a list, e.g. `banner`. */
  rowName?: string;
}

const meta = <S extends z.ZodType>(schema: S, title: string, more: Omit<FieldMeta, 'title'> = {}): S =>
  schema.meta({ title, ...more }) as S;

/** A line of text; empty means not given. */
export const line = (title: string, max: number, description?: string) =>
  meta(z.string().trim().max(max).default(''), title, description ? { description } : {});

/** Several lines of text. */
export const paragraph = (title: string, max: number, description?: string) =>
  meta(z.string().trim().max(max).default(''), title, {
    widget: 'textarea',
    ...(description ? { description } : {}),
  });

/** Yes or no. */
export const flag = (title: string, isOn: boolean, description?: string) =>
  meta(z.boolean().default(isOn), title, description ? { description } : {});

/** One of a few values, with words for each. */
export const choice = <const V extends string>(
  title: string,
  choices: Record<V, string>,
  initial: NoInfer<V>,
  description?: string,
) => {
  const values = Object.keys(choices) as V[];
  const [first, ...rest] = values;
  if (first === undefined) throw new Error(`${title} has no choices`);
  const schema = z.enum([first, ...rest] as [V, ...V[]]);
  return schema.prefault(initial as z.input<typeof schema>).meta({
    title,
    choices,
    ...(description ? { description } : {}),
  });
};

/** An e-mail address, or empty. */
export const email = (title: string, description?: string) =>
  meta(
    z
      .string()
      .trim()
      .max(254)
      .refine(
        (text) => text === '' || z.email().safeParse(text).success,
        'Enter an address like name@example.com',
      )
      .default(''),
    title,
    description ? { description } : {},
  );

/** Where a link leads: a path of the shop (`/collections/candles`) or a full https address. */
export const Target = z
  .string()
  .trim()
  .max(500)
  .regex(
    /^(|\/(?![/\\])[^\s\\]*|https:\/\/[^\s/?#@]+([/?#]\S*)?|mailto:\S+@\S+|tel:\+?[0-9 -]+)$/i,
    'Enter a path such as /collections/candles or an address that begins with https://',
  );

export const target = (title: string, description?: string) =>
  meta(Target.default(''), title, description ? { description } : {});

/** The same words in each of the shop's languages, by language tag. */
export const Texts = (max: number) =>
  z.record(
    z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'expected a language tag such as de'),
    z.string().trim().max(max),
  );

export const texts = (title: string, max: number, description?: string) =>
  meta(Texts(max).default({}), title, {
    widget: max > 200 ? 'texts-long' : 'texts',
    ...(description ? { description } : {}),
  });

/** `#rrggbb`, or null for the theme's own colour. */
export const colour = (title: string, description?: string) =>
  meta(
    z
      .string()
      .toLowerCase()
      .regex(/^#[0-9a-f]{6}$/, 'Enter a colour like #1f5a43')
      .nullable()
      .default(null),
    title,
    { widget: 'colour', ...(description ? { description } : {}) },
  );

/** Key of an uploaded picture of this brand, or null. */
export const image = (title: string, description?: string) =>
  meta(
    z
      .string()
      .regex(/^brand\/[0-9a-f-]{36}\.(png|webp|avif|jpg|gif)$/, 'Upload a picture')
      .nullable()
      .default(null),
    title,
    { widget: 'image', ...(description ? { description } : {}) },
  );

/** A whole number within bounds. */
export const whole = (
  title: string,
  { min, max, initial }: { min: number; max: number; initial: number },
  description?: string,
) => meta(z.int().min(min).max(max).default(initial), title, description ? { description } : {});

/** An instant (ISO 8601 with zone), or null for open-ended. */
export const instantField = (title: string, description?: string) =>
  meta(z.iso.datetime({ offset: true }).nullable().default(null), title, {
    widget: 'date-time',
    ...(description ? { description } : {}),
  });

/** A section of a group: strict, and whole by its fields' defaults when left out. */
export const section = <S extends z.ZodRawShape>(title: string, shape: S, description?: string) =>
  z
    .strictObject(shape)
    .prefault({} as z.input<z.ZodObject<S, z.core.$strict>>)
    .meta({ title, ...(description ? { description } : {}) });

/** A list of small records, edited as rows in their order. */
export const rows = <S extends z.ZodRawShape>(
  title: string,
  rowName: string,
  max: number,
  shape: S,
  description?: string,
) =>
  z
    .array(z.strictObject(shape))
    .max(max, `At most ${max}`)
    .default([])
    .meta({ title, widget: 'rows', rowName, ...(description ? { description } : {}) });
