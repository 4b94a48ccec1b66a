import type { Reading } from './reading.ts';

/** Reports an empty value beside the one of `key`, in whose place clients read it. */
export function reportEmptyTwin({ document, findings }: Reading, twin: number, key: string): void {
  findings.add('text.empty-utf8', () => ({
    path: `${key}.utf-8`,
    offset: document.startOf(twin),
    message: `${key}.utf-8 is empty, but ${key} is not`,
  }));
}
