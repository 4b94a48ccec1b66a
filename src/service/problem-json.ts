import { z } from 'zod';
import { PROBLEM_CODES, PROBLEM_KINDS, SEVERITIES } from '../health/problem-kinds.ts';
import type { Problem } from '../health/problems.ts';
import { TIME } from './answer-values.ts';
import type { Json } from './endpoint.ts';

/** A problem of the service, as strangers may see it. */
const OPEN_PROBLEM = z.strictObject({
  code: z.enum(PROBLEM_CODES),
  severity: z.enum(SEVERITIES),
  /** Which of several such parts has it, such as the name of a thread. */
  subject: z.string().nullable(),
  since: TIME,
  lastSeen: TIME,
  what: z.string(),
  hint: z.string(),
});

/** The same for admins: the detail may name files of the machine. */
export const PROBLEM = OPEN_PROBLEM.extend({ detail: z.string().nullable() });

/** Whether a service is ready. */
export const READINESS = z.strictObject({
  ready: z.boolean(),
  stopping: z.boolean(),
  problems: z.array(OPEN_PROBLEM),
});

export function openProblemJson({ code, subject, since, lastSeen }: Problem): Json<typeof OPEN_PROBLEM> {
  return {
    code,
    ...PROBLEM_KINDS[code],
    subject: subject ?? null,
    since: since.toISOString(),
    lastSeen: lastSeen.toISOString(),
  };
}

export function problemJson(problem: Problem): Json<typeof PROBLEM> {
  return { ...openProblemJson(problem), detail: problem.detail ?? null };
}
