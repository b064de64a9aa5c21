import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { z } from 'zod';

/**
 * Identifiers. Inside (columns, Durable Object names) a UUIDv7 (RFC 9562); outside (API, URLs, screens) the same
 * 128 bits as a TypeID, e.g. `ord_01jq…` (https://github.com/jetify-com/typeid).
 */
export const ID_PREFIXES = {
  product: 'prod',
  variant: 'var',
  media: 'img',
  collection: 'col',
  cart: 'cart',
  cartLine: 'cl',
  checkout: 'chk',
  order: 'ord',
  orderLine: 'ol',
  payment: 'pay',
  refund: 'ref',
  fulfillment: 'ful',
  customer: 'cus',
  importRun: 'imp',
  job: 'job',
  event: 'evt',
  mail: 'msg',
  audit: 'aud',
  tenant: 'ten',
  user: 'usr',
  apiKey: 'key',
  session: 'ses',
  membership: 'mem',
  role: 'role',
  group: 'grp',
  invitation: 'inv',
  domain: 'dom',
  tenantOperation: 'op',
  migrationRun: 'mig',
  impersonation: 'imps',
  onboarding: 'onb',
  passkey: 'pk',
  cell: 'cell',
  ipRule: 'ipr',
  emailDomain: 'emd',
  settingsVersion: 'setv',
  location: 'loc',
  item: 'item',
  shippingMethod: 'shm',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** A new UUIDv7: time ordered, so that index pages fill from the right. */
export function newId(): string {
  return v7();
}

/** UUID → TypeID of that kind. */
export function toExternalId(kind: IdKind, uuid: string): string {
  return TypeID.fromUUID(ID_PREFIXES[kind], uuid).toString();
}

/** TypeID → UUID; null when the text is not a TypeID of that kind. */
export function fromExternalId(kind: IdKind, text: string): string | null {
  const prefix = ID_PREFIXES[kind];
  if (!text.startsWith(`${prefix}_`) || text.length !== prefix.length + 27) return null;
  try {
    return TypeID.fromString(text, prefix).toUUID();
  } catch {
    return null;
  }
}

/** Input schema: takes a TypeID of `kind` and yields its UUID. */
export function idInput(kind: IdKind) {
  const prefix = ID_PREFIXES[kind];
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `expected an id like ${prefix}_01h…`)
    .transform((text, ctx) => {
      const uuid = fromExternalId(kind, text);
      if (uuid === null) {
        ctx.addIssue({ code: 'custom', message: `not a valid ${prefix}_ id` });
        return z.NEVER;
      }
      return uuid;
    });
}

/** Output schema: a TypeID of `kind`. */
export function idOutput(kind: IdKind) {
  return z.string().meta({
    description: `TypeID with prefix ${ID_PREFIXES[kind]}_`,
    example: `${ID_PREFIXES[kind]}_01h455vb4pex5vsknk084sn02q`,
  });
}
