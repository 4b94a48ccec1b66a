import { z } from 'zod';
import { likelyParameter } from './texts.ts';

const GUESSES_MAX = 20;
const NAME_LENGTH_MAX = 80;

/** A JSON object with these members and no others; the refusal of another lists them, and says which was likely meant. */
export function jsonObject<Shape extends z.core.$ZodShape>(shape: Shape) {
  const names = Object.keys(shape);
  const known = `Use only ${names.join(', ')}.`;
  return z.strictObject(shape, {
    error(issue) {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const guesses = issue.keys
        .slice(0, GUESSES_MAX)
        .map((key) => likelyParameter(key.slice(0, NAME_LENGTH_MAX), names));
      const meant = [...new Set(guesses)].filter((name) => name !== undefined);
      return meant.length === 0 ? known : `Did you mean ${meant.join(', ')}? ${known}`;
    },
  });
}
