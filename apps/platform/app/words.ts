/** A key as a person reads it: `pending_verification` → `Pending verification`. */
export function words(key: string): string {
  const text = key.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
