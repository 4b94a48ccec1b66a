const WORDS_MAX = 16;
const WORD_LENGTH_MAX = 64;

/**
 * Splits what somebody typed into words, by letters, marks and digits alone: none of it reaches a query language.
 * At most 16 words of 64 characters.
 */
export function toWords(text: string): string[] {
  const words = text.slice(0, 2000).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(0, WORDS_MAX).map((word) => word.slice(0, WORD_LENGTH_MAX));
}
