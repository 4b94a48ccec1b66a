/**
 * Makes text from a provider, or from a forged answer, safe to show: one line of at most `lengthMax` UTF-16 code units,
 * without control and format characters, which can reorder the text around them.
 */
export function plainText(text: string, lengthMax: number): string {
  return text
    .slice(0, lengthMax)
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
}
