const encoder = new TextEncoder();

/** Code challenge of a verifier by the method S256 (RFC 7636 §4.2). */
export async function s256(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(verifier));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** A path of the same host, or `/`: what comes back from outside may name no other place (10 §11). */
export function localPath(path: string | null | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path.slice(0, 2000) : '/';
}
