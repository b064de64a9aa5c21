import { randomToken, sha256Hex } from '../kernel/hash.ts';
import { newId } from '../kernel/ids.ts';

/** A cart's token names its cart and proves the right to it: `<cart uuid, hex>.<128 random bits>`. */
export function newCartToken(): { token: string; cartId: string } {
  const cartId = newId();
  return { cartId, token: `${cartId.replaceAll('-', '')}.${randomToken(16)}` };
}

/** Which cart a token is for; null for what is no token. */
export function cartIdOf(token: string | null): string | null {
  const match = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.[\w-]{22}$/.exec(
    token ?? '',
  );
  return match ? match.slice(1).join('-') : null;
}

export const cartTokenHash = (token: string): Promise<string> => sha256Hex(token);
