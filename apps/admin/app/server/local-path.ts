/** A path of the admin as a form or an address names it; `/` for anything that leads elsewhere. */
export function localPath(to: FormDataEntryValue | null): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/';
}
