/** A path of the same host, or `/`: what comes back from outside may name no other place (10 §11). */
export function localPath(path: string | null | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path.slice(0, 2000) : '/';
}
