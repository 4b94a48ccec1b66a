import { PROBLEM_CODES, PROBLEM_KINDS, preventsReady } from '../health/problem-kinds.ts';
import type { Problem } from '../health/problems.ts';
import { VERSION } from '../lib/version.ts';
import { gauge, type Source } from './instruments.ts';

/** Reads the problems of the service, each with 1 or 0, and whether it is ready. */
export function problemSource(
  findProblems: () => Promise<readonly Problem[]>,
  isStopping: () => boolean,
): Source {
  return async () => {
    const problems = await findProblems();
    const isReady = !isStopping() && !problems.some(({ code }) => preventsReady(code));
    const now = new Set(problems.map(({ code }) => code));
    return [
      gauge('torrentry_build_info', 'The version that runs, as a label.', [
        { labels: { version: VERSION }, value: 1 },
      ]),
      gauge('torrentry_ready', 'Whether /readyz says that the service is ready: 1 or 0.', isReady ? 1 : 0),
      gauge(
        'torrentry_problem',
        'Whether the service has this problem: 1 or 0.',
        PROBLEM_CODES.map((code) => ({
          labels: { code, severity: PROBLEM_KINDS[code].severity },
          value: now.has(code) ? 1 : 0,
        })),
      ),
    ];
  };
}
