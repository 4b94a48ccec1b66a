/** All that the commands know of the process they run in. */
export interface Surroundings {
  /** What stands after the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A line on standard output: results. */
  readonly out: (text: string) => void;
  /** A line on standard error: talk. */
  readonly error: (text: string) => void;
  /** Has `handle` called when standard output cannot be written, which else ends the process. */
  readonly onOutputError: (handle: (error: Error) => void) => void;
  readonly readFile: (path: string) => string;
  readonly readBytes: (path: string) => Uint8Array;
  /** All of standard input. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Resolves at the next SIGTERM or SIGINT. */
  readonly untilStopped: () => Promise<unknown>;
  /** Calls `reload` at each SIGHUP. */
  readonly onHangup: (reload: () => void) => void;
  /** Calls `end` when the process ends by itself, by `exit` or by an error: not by a signal that nobody handles. */
  readonly onExit: (end: () => void) => void;
  readonly pid: number;
  /** How much memory the process may use: what its container or service allows, or else the machine has. */
  readonly memoryBytes: number;
  /** Who runs the process, when the machine has a name for them. */
  readonly userName: () => string | undefined;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
}

/** What the process tells its caller. */
export const EXIT = { ok: 0, failed: 1, usage: 2, notFound: 3 } as const;
