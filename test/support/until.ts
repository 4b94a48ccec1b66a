import { vi } from 'vitest';

/** Less than a whole test may take, so that it is told what did not come true. */
const LIMIT_MS = 90_000;

/** Does it again and again until it does not throw; a busy machine only makes it wait longer. */
export function until<Result>(attempt: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(attempt, { timeout: LIMIT_MS, interval: 5 });
}
