/** Hashed bundles of the islands, written by the build; without a build the shop works by links and forms alone. */
const built = import.meta.glob<Record<string, string>>('./generated/islands.json', {
  eager: true,
  import: 'default',
});

/** Address of a bundle under `/_shop/islands/`, or null when there is none. */
export function islandUrl(name: 'main' | 'checkout'): string | null {
  return built['./generated/islands.json']?.[name] ?? null;
}
