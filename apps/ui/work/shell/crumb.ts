/** What a page's `handle` may say of itself: the last step of the breadcrumb, from its loader's data. */
export interface PageHandle<Data = never> {
  crumb: (data: Data) => string;
}

/** The deepest page that names itself; null for a section's own page. */
export function crumbOf(matches: readonly { handle: unknown; data: unknown }[]): string | null {
  for (const match of [...matches].reverse()) {
    const { handle, data } = match;
    if (
      typeof handle === 'object' &&
      handle !== null &&
      'crumb' in handle &&
      typeof handle.crumb === 'function' &&
      data
    ) {
      return String(handle.crumb(data));
    }
  }
  return null;
}
