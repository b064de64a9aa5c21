/** Minutes that a zone is ahead of UTC at an instant. */
function offsetMinutes(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((local - Math.floor(at / 1000) * 1000) / 60_000);
}

/** `2026-12-01T09:00` on the clocks of a zone, for an instant. */
export function toZonedText(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  return new Date(at + offsetMinutes(at, timeZone) * 60_000).toISOString().slice(0, 16);
}

/**
 * The instant at which clocks of a zone show `2026-12-01T09:00`; null for what is no time. Of an hour that comes twice
 * the first one, and a time that is skipped moves on by the gap.
 */
export function fromZonedText(text: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const wall = Date.parse(`${text}:00Z`);
  if (Number.isNaN(wall)) return null;
  const day = 86_400_000;
  const offsets = [offsetMinutes(wall - day, timeZone), offsetMinutes(wall + day, timeZone)];
  const fits = offsets
    .map((minutes) => wall - minutes * 60_000)
    .filter((at) => at + offsetMinutes(at, timeZone) * 60_000 === wall);
  const [first = wall - (offsets[0] ?? 0) * 60_000] = fits.sort((a, b) => a - b);
  return new Date(first).toISOString();
}
