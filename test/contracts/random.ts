/** Numbers that look random and are the same in every run. */
export function createRandom(seed: number) {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!;
  return { below, pick };
}
