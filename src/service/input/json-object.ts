import { z } from 'zod';

/** A JSON object with these members and no others; whoever sends another is told which there are. */
export function jsonObject<Shape extends z.core.$ZodShape>(shape: Shape) {
  const known = `Known are ${Object.keys(shape).join(', ')}.`;
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? known : undefined),
  });
}
