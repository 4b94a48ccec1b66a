import { z } from 'zod';

/** A JSON object with these members and no others; the refusal of another lists them. */
export function jsonObject<Shape extends z.core.$ZodShape>(shape: Shape) {
  const known = `Use only ${Object.keys(shape).join(', ')}.`;
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? known : undefined),
  });
}
