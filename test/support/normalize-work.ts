import { vi, type MockInstance } from 'vitest';

/** The most characters of a canonical combining class other than 0 in a row. */
export function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    const isNonStarter =
      character === '\u0345' || !`\u0345${character}`.normalize('NFD').startsWith('\u0345');
    run = isNonStarter ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** What the engine was asked to normalise since the spy was set. */
export interface NormalizeWork {
  characters: number;
  /** The longest run of non-starters in one text: the engine takes steps by its square. */
  longestRun: number;
  readonly spy: MockInstance;
}

/** Counts what the engine's own `normalize` is given, until `spy.mockRestore()`. */
export function spyOnNormalize(): NormalizeWork {
  const engine = String.prototype.normalize;
  const isNonStarter = (character: string): boolean =>
    character === '\u0345' || !engine.call(`\u0345${character}`, 'NFD').startsWith('\u0345');
  const spy = vi.spyOn(String.prototype, 'normalize');
  const work: NormalizeWork = { characters: 0, longestRun: 0, spy };
  const count = (text: string): void => {
    work.characters += text.length;
    let run = 0;
    for (const character of text) {
      run = isNonStarter(character) ? run + 1 : 0;
      work.longestRun = Math.max(work.longestRun, run);
    }
  };
  spy.mockImplementation(function counted(this: string, form?: string): string {
    count(this);
    return engine.call(this, form);
  });
  return work;
}
