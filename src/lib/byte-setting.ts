import { z } from 'zod';

const KIB = 1024;

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: KIB,
  m: KIB ** 2,
  g: KIB ** 3,
  t: KIB ** 4,
};

/**
 * Parses a size as an operator writes it, with binary units: `4096`, `10M`, `10MiB`. Returns bytes, or undefined for
 * anything else.
 */
export function parseSetBytes(value: number | string): number | undefined {
  const [, digits = '', unit = ''] =
    /^(\d{1,15})\s*([kmgt]?)i?b?(?:ytes)?$/i.exec(String(value).trim()) ?? [];
  const bytes = Number(digits) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  return digits !== '' && Number.isSafeInteger(bytes) ? bytes : undefined;
}

interface SizeBounds<Word extends string> {
  readonly min: number;
  readonly max: number;
  /** The message for a value that is not valid. */
  readonly expected: string;
  /** A word that is accepted in place of a size. */
  readonly word?: Word;
}

/** A schema for a size in bytes. */
export function sizeSetting<Word extends string = never>({ min, max, expected, word }: SizeBounds<Word>) {
  return z.union([z.number(), z.string()], { error: expected }).transform((value, context): number | Word => {
    if (word !== undefined && value === word) return word;
    const bytes = parseSetBytes(value);
    if (bytes !== undefined && bytes >= min && bytes <= max) return bytes;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

/** Formats a size in the largest binary unit that divides it: `10 MiB`. */
export function bytesText(bytes: number): string {
  const [unit, factor] = (['T', 'G', 'M', 'K'] as const)
    .map((name) => [name, UNITS[name.toLowerCase()] ?? 1] as const)
    .find(([, size]) => bytes >= size && bytes % size === 0) ?? ['', 1];
  return unit === '' ? `${bytes} B` : `${bytes / factor} ${unit}iB`;
}
