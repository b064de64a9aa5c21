/** A path of this origin from a form or an address, else `/`: never another site (10 §11, open redirect). */
export function localPath(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/';
}
