const encoder = new TextEncoder();

/** Signs what leaves in a link and comes back: HMAC-SHA-256 (RFC 2104), bound to a purpose. */
export interface LinkSigner {
  /** `payload.signature`, safe in a URL. */
  sign(purpose: string, payload: Record<string, unknown>): Promise<string>;
  /** The payload, or null for a token that was altered, made for another purpose or by somebody else. */
  verify(purpose: string, token: string): Promise<Record<string, unknown> | null>;
}

/** A signer whose key is derived from a secret of the installation; what it signs names its purpose. */
export function hmacLinkSigner(secret: string): LinkSigner {
  let imported: Promise<CryptoKey> | undefined;
  const key = () => {
    imported ??= crypto.subtle.importKey(
      'raw',
      encoder.encode(`cgk:links:${secret}`),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign', 'verify'],
    );
    return imported;
  };
  const message = (purpose: string, body: string) => encoder.encode(`${purpose}\n${body}`);
  return {
    sign: async (purpose, payload) => {
      const body = toBase64Url(encoder.encode(JSON.stringify(payload)));
      const mac = await crypto.subtle.sign('HMAC', await key(), message(purpose, body));
      return `${body}.${toBase64Url(new Uint8Array(mac))}`;
    },
    verify: async (purpose, token) => {
      const [body = '', mac = '', ...rest] = token.split('.');
      const signature = fromBase64Url(mac);
      const bytes = fromBase64Url(body);
      if (rest.length > 0 || !signature || !bytes) return null;
      if (!(await crypto.subtle.verify('HMAC', await key(), signature, message(purpose, body)))) return null;
      const payload: unknown = JSON.parse(new TextDecoder().decode(bytes));
      return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : null;
    },
  };
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
