/** A day of the calendar, in no time zone. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Formats a year with four digits, a month or a day of the month with two. */
export function pad(number: number, digits: 2 | 4 = 2): string {
  return String(number).padStart(digits, '0');
}

/** `2006-11-23`. */
export function formatDay({ year, month, day }: Day): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** Parses `2006-11-23`; undefined for anything else, and for a day that the calendar does not have. */
export function parseDay(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const found = { year: Number(year), month: Number(month), day: Number(day) };
  return day !== undefined && exists(found) ? found : undefined;
}

/** Whether the calendar has that day. */
export function exists({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day in the server's time zone, by which bots name their logs. */
export function dayOf(moment: Date): Day {
  return { year: moment.getFullYear(), month: moment.getMonth() + 1, day: moment.getDate() };
}
