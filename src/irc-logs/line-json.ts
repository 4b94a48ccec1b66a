import type { LogLine } from './lines.ts';

/** A line as JSON answers and events show it. */
export function lineJson({ time, nick, text }: LogLine): object {
  return { time: time ?? null, nick: nick ?? null, text: readable(text) };
}

/** Text without what would turn the text around it. */
export function readable(text: string): string {
  return text.toWellFormed().replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '\u{fffd}');
}
