/** SHA-256, hex, of an object's canonical JSON: keys sorted, no spaces. */
export async function canonicalHash(value: Record<string, unknown>): Promise<string> {
  const sorted = Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sha256Hex(new TextEncoder().encode(JSON.stringify(sorted)));
}

export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
