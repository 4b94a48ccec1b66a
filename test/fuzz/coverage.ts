import { Session, type Profiler } from 'node:inspector';

/** How often each part of the code under src/bencode and src/metainfo has run, counted by V8 block by block. */
export class Coverage {
  readonly #session = new Session();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** The counts since the last call, by file and place. */
  take(): Map<string, number> {
    const counts = new Map<string, number>();
    this.#session.post('Profiler.takePreciseCoverage', (error, result) => {
      if (error !== null) throw error;
      for (const script of result.result) addScript(script, counts);
    });
    return counts;
  }

  close(): void {
    this.#session.disconnect();
  }
}

function addScript({ url, functions }: Profiler.ScriptCoverage, counts: Map<string, number>): void {
  const [, file] = /\/src\/((?:bencode|metainfo)\/[\w-]+\.ts)$/.exec(url) ?? [];
  if (file === undefined) return;
  for (const { ranges } of functions) {
    for (const { startOffset, endOffset, count } of ranges) {
      if (count > 0) counts.set(`${file}:${startOffset}-${endOffset}`, count);
    }
  }
}
