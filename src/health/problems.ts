import { PROBLEM_CODES, PROBLEM_KINDS, type ProblemCode } from './problem-kinds.ts';

/** A problem that a running service has now. */
export interface Problem {
  readonly code: ProblemCode;
  /** Which of several such parts has it, such as the name of a thread or a job. */
  readonly subject: string | undefined;
  /** More about it, for the operator only: it may name files of this machine. */
  readonly detail: string | undefined;
  readonly since: Date;
  readonly lastSeen: Date;
}

/** What is known of a problem that is there. */
export interface ProblemFacts {
  readonly subject?: string | undefined;
  readonly detail?: string | undefined;
  /** After so many milliseconds without being noted again it is over; undefined where something tells its end. */
  readonly lastsMs?: number | undefined;
}

/** Where a part of the service tells that it has a problem, and that it has it no more. Both may be repeated. */
export interface ProblemSink {
  note(code: ProblemCode, facts?: ProblemFacts): void;
  /** Without a subject: of all that have it. */
  clear(code: ProblemCode, subject?: string): void;
}

export interface ProblemLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface ProblemsParts {
  readonly now: () => Date;
  readonly log: ProblemLog;
  /** A clock in milliseconds that is never set. */
  readonly clock?: () => number;
}

interface Kept extends Problem {
  /** By the clock that is never set; Infinity for one whose end is told. */
  readonly untilMs: number;
}

/** So many of one code are kept, such as jobs that fail: subjects come from closed lists, and this is to be sure. */
const SUBJECTS_MAX = 50;

/** The problems that the service has now. Each is logged once when it begins and once when it is over. */
export class Problems implements ProblemSink {
  readonly #parts: Required<ProblemsParts>;
  readonly #kept = new Map<string, Kept>();

  constructor({ clock = () => performance.now(), ...parts }: ProblemsParts) {
    this.#parts = { ...parts, clock };
  }

  note(code: ProblemCode, { subject, detail, lastsMs = Infinity }: ProblemFacts = {}): void {
    const { now, clock } = this.#parts;
    const key = keyOf(code, subject);
    const before = this.#kept.get(key);
    const lastSeen = now();
    const { since = lastSeen } = before ?? {};
    const kept = { code, subject, detail, since, lastSeen, untilMs: clock() + lastsMs };
    if (before === undefined) {
      if (this.#count(code) >= SUBJECTS_MAX) return;
      this.#logBegin(kept);
    }
    this.#kept.set(key, kept);
  }

  clear(code: ProblemCode, subject?: string): void {
    for (const [key, kept] of this.#kept) {
      if (kept.code !== code || (subject !== undefined && kept.subject !== subject)) continue;
      this.#kept.delete(key);
      this.#logEnd(kept);
    }
  }

  has(code: ProblemCode): boolean {
    return this.#count(code) > 0;
  }

  /** What there is now, the worst first, in the order of `PROBLEM_KINDS`. */
  list(): readonly Problem[] {
    this.expire();
    return [...this.#kept.values()]
      .map(({ untilMs: _untilMs, ...problem }) => problem)
      .toSorted((one, other) => PROBLEM_CODES.indexOf(one.code) - PROBLEM_CODES.indexOf(other.code));
  }

  /** Ends those whose time is over. */
  expire(): void {
    const nowMs = this.#parts.clock();
    for (const { code, subject, untilMs } of this.#kept.values())
      if (untilMs <= nowMs) this.clear(code, subject);
  }

  #count(code: ProblemCode): number {
    return [...this.#kept.values()].filter((kept) => kept.code === code).length;
  }

  #logBegin({ code, subject, detail }: Kept): void {
    const { what, hint, severity } = PROBLEM_KINDS[code];
    const fields = {
      problem: code,
      ...(subject !== undefined && { subject }),
      ...(detail !== undefined && { detail }),
    };
    const level = severity === 'degrades' ? 'warn' : 'error';
    this.#parts.log[level](fields, `A problem began: ${what} ${hint}`);
  }

  #logEnd({ code, subject, since }: Kept): void {
    const fields = {
      problem: code,
      ...(subject !== undefined && { subject }),
      since: since.toISOString(),
    };
    this.#parts.log.warn(fields, `A problem is over: ${PROBLEM_KINDS[code].what}`);
  }
}

function keyOf(code: ProblemCode, subject: string | undefined): string {
  return `${code} ${subject ?? ''}`;
}
