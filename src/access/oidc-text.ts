/**
 * Text from a provider, or from whoever forged its answer, in one line and at most `lengthMax` UTF-16 units long.
 * Without control and format characters: those can reorder what stands around them.
 */
export function plainText(text: string, lengthMax: number): string {
  return text
    .slice(0, lengthMax)
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
}
