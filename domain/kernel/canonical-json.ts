export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/**
 * The one text of a JSON value, for hashing (RFC 8785): no white space, keys sorted by UTF-16 code units, numbers and
 * texts as ECMAScript writes them. Members that are undefined are left out.
 * @throws TypeError for a number that is not finite and for a text with a lone surrogate: neither has a JSON form
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return canonicalText(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${canonicalText(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

function canonicalText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('a text with a lone surrogate has no JSON form');
  return JSON.stringify(text);
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
