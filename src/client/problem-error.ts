import type { PROBLEM } from '../service/answer-values.ts';
import type { Json } from '../service/endpoint.ts';

/** Why a request was refused (RFC 9457). */
export type Problem = Json<typeof PROBLEM>;

/** How much of an answer that is not from Torrentry is kept for the message. */
const TEXT_CHARACTERS_MAX = 200;

/** A refusal. Its message is the `detail` of the problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** What the service says of it; undefined when the answer came from something in between, such as a proxy. */
  readonly problem: Problem | undefined;
  /** After how many seconds it can be asked again, when the answer says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, response: Response, problem?: Problem) {
    super(message);
    this.status = response.status;
    this.problem = problem;
    this.retryAfterSeconds = parseRetryAfter(response.headers.get('retry-after'));
  }

  get code(): Problem['code'] | undefined {
    return this.problem?.code;
  }

  /** How to fix it. */
  get hint(): string | undefined {
    return this.problem?.hint;
  }

  /** Every mistake of several, with where it is. */
  get errors(): NonNullable<Problem['errors']> {
    return this.problem?.errors ?? [];
  }
}

/** The refusal that an answer is. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const text = await response.text();
  const [type] = (response.headers.get('content-type') ?? '').split(';');
  if (type === 'application/problem+json') {
    const problem = JSON.parse(text) as Problem;
    return new ProblemError(problem.detail, response, problem);
  }
  const beginning = text.slice(0, TEXT_CHARACTERS_MAX).trim();
  return new ProblemError(`${response.url} answered ${response.status}: ${beginning}`, response);
}

/** Seconds, or a date (RFC 9110 section 10.2.3). */
function parseRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
