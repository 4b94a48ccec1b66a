/** A text on one line, without characters that a terminal obeys. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{FFFD}');
}

/** The beginning of a name, without characters that a terminal obeys. */
export function printable(text: string): string {
  return plain(text).slice(0, 300);
}
