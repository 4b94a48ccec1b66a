import { expect } from 'vitest';
import type { ProblemCode } from '../../src/health/problem-kinds.ts';
import { until } from './until.ts';

/** A server that may have problems, of this process or another one. */
export interface Observed {
  /** Ends in a slash. */
  readonly url: string;
  readonly authorization: string;
  /** All that it logged until now. */
  readonly log: () => string;
}

interface Named {
  readonly code: string;
  readonly subject: string | null;
  readonly detail?: string;
}

/**
 * Expects that a problem is named everywhere: at `/readyz`, in the log, on the admin page, by the metric and by the API.
 * Returns the status of `/readyz`.
 */
export async function expectProblem(observed: Observed, code: ProblemCode): Promise<number> {
  const { url, authorization, log } = observed;
  const headers = { authorization };
  const ready = await fetch(`${url}readyz`, { headers: { accept: 'application/json' } });
  const { problems } = (await ready.json()) as { problems: readonly Named[] };
  expect(problems.map((problem) => problem.code)).toContain(code);
  expect(await (await fetch(`${url}readyz`)).text()).toMatch(new RegExp(`^${code}\\b.* since \\d`, 'm'));
  expect(linesOf(log(), 'A problem began', code)).toHaveLength(1);
  const page = await fetch(`${url}admin`, { headers: { ...headers, accept: 'text/html' } });
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(`>${code}</`)]);
  const metrics = await (await fetch(`${url}metrics`, { headers })).text();
  expect(metrics).toMatch(new RegExp(`^torrentry_problem\\{code="${code}",severity="\\w+"\\} 1$`, 'm'));
  return ready.status;
}

/** Expects that a problem ends by itself, with one line in the log. */
export async function expectNoProblem({ url, log }: Observed, code: ProblemCode): Promise<void> {
  await until(async () => {
    const ready = await fetch(`${url}readyz`, { headers: { accept: 'application/json' } });
    const { problems } = (await ready.json()) as { problems: readonly Named[] };
    expect(problems.map((problem) => problem.code)).not.toContain(code);
  });
  await until(() => expect(linesOf(log(), 'A problem is over', code)).toHaveLength(1));
}

function linesOf(log: string, what: string, code: string): readonly string[] {
  return log.split('\n').filter((line) => line.includes(what) && line.includes(`"problem":"${code}"`));
}
