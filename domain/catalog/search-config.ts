/** Postgres text search configurations that ship with every server (`pg_catalog.pg_ts_config`), by language. */
const CONFIGS: Record<string, string> = {
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  sv: 'swedish',
};

/** The text search configuration for texts in a language (BCP 47); `simple` (no stems) for those without one. */
export function searchConfigOf(locale: string): string {
  return CONFIGS[locale.slice(0, 2)] ?? 'simple';
}
