import type { LineKind } from './line-format.ts';
import type { LogLine } from './lines.ts';
import { linkText } from './links.ts';

/** The JSON of a line in answers and events. */
export interface LineJson {
  readonly time: string | null;
  readonly nick: string | null;
  readonly kind: LineKind;
  readonly text: string;
  /** The links in the text and the pieces between them. Only set for a followed line with links. */
  readonly parts?: ReturnType<typeof linkText>;
}

export function lineJson({ time, nick, kind, text }: LogLine): LineJson {
  return { time: time ?? null, nick: nick ?? null, kind, text: readable(text) };
}

/** The same for the page that follows a log, with the pieces of the text that are links. */
export function followedJson(line: LogLine): LineJson {
  const parts = linkText(readable(line.text));
  const isLinked = parts.some(({ url }) => url !== undefined);
  return { ...lineJson(line), ...(isLinked ? { parts } : {}) };
}

/** The text without characters that reverse the text around it. */
export function readable(text: string): string {
  return text.toWellFormed().replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '\u{fffd}');
}
