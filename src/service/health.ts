import { PROBLEM_KINDS, preventsReady } from '../health/problem-kinds.ts';
import type { Problem } from '../health/problems.ts';
import { preferredForm } from '../http/negotiate.ts';
import { respondJson, respondText } from '../http/respond.ts';
import { routine } from '../http/router.ts';
import { defineEndpoint } from './endpoint.ts';
import { pageRoutes, type DeclaredRoute, type EndpointParts } from './endpoint-routes.ts';
import { openProblemJson, READINESS } from './problem-json.ts';

/** The process answers. */
const LIVE = defineEndpoint({
  method: 'GET',
  template: '/healthz',
  does: 'show whether the process answers',
  needs: 'everybody',
  answers: {},
});

/** It accepts changes and is not stopping, or else why not, with all problems that it has. */
const READY = defineEndpoint({
  ...LIVE,
  template: '/readyz',
  does: 'show whether the service is ready',
  answers: { 200: READINESS, 503: READINESS },
});

export interface HealthParts {
  readonly findProblems: () => Promise<readonly Problem[]>;
  readonly isStopping: () => boolean;
}

/** What a load balancer asks for. */
export function healthRoutes(
  parts: Pick<EndpointParts, 'identity' | 'now'>,
  { findProblems, isStopping }: HealthParts,
): DeclaredRoute[] {
  const page = pageRoutes(parts);
  const headers = { 'cache-control': 'no-store' };
  return [
    page(LIVE, () => respondText(200, 'ok', headers)),
    page(READY, async (request) => {
      const problems = await findProblems();
      const stopping = isStopping();
      const worst = problems.find(({ code }) => preventsReady(code));
      const ready = !stopping && worst === undefined;
      const status = ready ? 200 : 503;
      const varied = { ...headers, vary: 'accept' };
      if (preferredForm(request) === 'json')
        return respondJson(status, { ready, stopping, problems: problems.map(openProblemJson) }, varied);
      const first = ready ? 'ready' : `not ready: ${stopping ? 'the server is stopping' : reasonOf(worst)}`;
      return respondText(status, [first, ...problems.map(lineOf)].join('\n'), varied);
    }),
  ].map(routine);
}

/** In the middle of a line. */
function reasonOf(problem: Problem | undefined): string {
  if (problem === undefined) return '';
  const { what } = PROBLEM_KINDS[problem.code];
  return what.charAt(0).toLowerCase() + what.slice(1, -1);
}

function lineOf({ code, subject, since }: Problem): string {
  const { what, hint } = PROBLEM_KINDS[code];
  const name = subject === undefined ? code : `${code} (${subject})`;
  return `${name} since ${since.toISOString()}: ${what} ${hint}`;
}
