/** Secrets of the installation at rest (TOTP seeds, signing keys): AES-256-GCM under a key of AUTH_SECRET and purpose. */

const encoder = new TextEncoder();
const IV_BYTES = 12;

const keys = new Map<string, Promise<CryptoKey>>();

/** HKDF-SHA-256 (RFC 5869); the purpose is its `info`, so that a ciphertext opens for its own use alone. */
function keyOf(secret: string, purpose: string): Promise<CryptoKey> {
  const name = `${purpose}\n${secret}`;
  let key = keys.get(name);
  if (!key) {
    key = derive(secret, purpose);
    keys.set(name, key);
  }
  return key;
}

async function derive(secret: string, purpose: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: encoder.encode('cgk.installation.v1'),
      info: encoder.encode(purpose),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** `v1.` and base64 of IV ‖ ciphertext ‖ tag (NIST SP 800-38D: a random 96-bit IV each). */
export async function seal(secret: string, purpose: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await keyOf(secret, purpose);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(text));
  const whole = new Uint8Array(IV_BYTES + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), IV_BYTES);
  return `v1.${toText(whole)}`;
}

/** Null when it was altered, or sealed for another purpose or under another secret. */
export async function openSealed(secret: string, purpose: string, sealed: string): Promise<string | null> {
  if (!sealed.startsWith('v1.')) return null;
  try {
    const whole = Uint8Array.from(atob(sealed.slice(3)), (character) => character.charCodeAt(0));
    const key = await keyOf(secret, purpose);
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: whole.slice(0, IV_BYTES) },
      key,
      whole.slice(IV_BYTES),
    );
    return new TextDecoder().decode(plain);
  } catch {
    return null;
  }
}
