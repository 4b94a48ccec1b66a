/** What the commands know about the process that they run in. */
export interface Surroundings {
  /** The arguments after the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes a line to standard output: for results. */
  readonly out: (text: string) => void;
  /** Writes a line to standard error: for messages. */
  readonly error: (text: string) => void;
  /**
   * Shows in the last line of a terminal what the command is doing, until the next text; an empty one ends that. Shows nothing
   * elsewhere.
   */
  readonly status: (text: string) => void;
  /** Writes bytes to standard output. Resolves when all are written. */
  readonly outBytes: (chunks: AsyncIterable<Uint8Array>) => Promise<void>;
  /** Calls `handle` when standard output cannot be written. Without it, such an error ends the process. */
  readonly onOutputError: (handle: (error: Error) => void) => void;
  readonly readFile: (path: string) => string;
  readonly readBytes: (path: string) => Uint8Array;
  /** The bytes of standard input, as they come. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Asks for a line that the terminal does not show; undefined when standard input is no terminal. */
  readonly askSecret: ((question: string) => Promise<string>) | undefined;
  /** Reads all of standard input. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Resolves at the next SIGTERM or SIGINT. */
  readonly untilStopped: () => Promise<unknown>;
  /** Calls `reload` at each SIGHUP. */
  readonly onHangup: (reload: () => void) => void;
  /**
   * Calls `end` when the process ends by itself, by `exit` or by an error. A signal without a handler does not call it.
   */
  readonly onExit: (end: () => void) => void;
  readonly pid: number;
  /** How many bytes of memory the process may use: the limit of its container or service, else what the machine has. */
  readonly memoryBytes: number;
  /** The name of the user who runs the process; undefined when the machine has no name for the user. */
  readonly userName: () => string | undefined;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
  /** Ends the limit of the young generation with which a server starts. */
  readonly letMemoryGrow: () => void;
}

/** Exit codes, which docs/command-line.md documents. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;
