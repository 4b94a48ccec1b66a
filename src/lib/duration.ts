const HOUR_MS = 3_600_000;
const UNIT_MS: Readonly<Record<string, number>> = { w: 7 * 24 * HOUR_MS, d: 24 * HOUR_MS, h: HOUR_MS };

/** The milliseconds of a time such as `12h`, `30d` or `4w`; undefined for any other text, and for 0. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,5})([hdw])$/.exec(text.trim()) ?? [];
  const durationMs = Number(count) * (UNIT_MS[unit] ?? 0);
  return durationMs > 0 ? durationMs : undefined;
}
