import { isTaken } from '../../src/catalogue/reserved.ts';
import { createRouter } from '../../src/http/router.ts';
import { PROBLEM } from '../../src/service/answer-values.ts';
import type { Endpoint, Status } from '../../src/service/endpoint.ts';
import { API_PREFIX } from '../../src/service/endpoints/prefix.ts';
import { route } from '../../src/service/routes.ts';

/** Finds out whether an answer is as its endpoint declares it. */
export type AnswerCheck = (method: string, path: string, answer: Response) => Promise<void>;

/**
 * Makes the check of each answer in JSON of endpoints: its status and schema have to be declared, and it has no members
 * but those. What is no JSON, or of an address that is not declared, is not looked at; nor is what is below the paths of
 * served `folders`, which look like those of collections.
 */
export function answerCheck(endpoints: readonly Endpoint[], folders: readonly string[] = []): AnswerCheck {
  const byRoute = new Map(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.template}`, endpoint]));
  const router = createRouter(
    endpoints.map(({ method, template }) => route(method, template, () => new Response())),
  );
  return async (method, path, answer) => {
    if (method === 'HEAD' || isTaken(path.slice(1), folders)) return;
    const { match } = router.find(method, path.slice(1).split('/'));
    const endpoint = match && byRoute.get(`${method} ${match.template}`);
    if (endpoint !== undefined) await checkAnswer(endpoint, answer);
  };
}

async function checkAnswer({ method, template, answers }: Endpoint, answer: Response): Promise<void> {
  const { status } = answer;
  const type = answer.headers.get('content-type') ?? '';
  const what = `${method} ${template} answered ${status}`;
  if (type.startsWith('application/problem+json')) {
    const problem = PROBLEM.parse(await answer.clone().json());
    if (problem.status !== status) throw new Error(`${what} with a problem of the status ${problem.status}`);
    return;
  }
  const schema = answers[status] ?? answers[`${Math.floor(status / 100)}XX` as Status];
  if (type !== 'application/json') {
    if (!template.startsWith(API_PREFIX) || status in answers) return;
    throw new Error(`${what}, which is not declared`);
  }
  if (schema === undefined || schema === null) throw new Error(`${what} in JSON, which is not declared`);
  const parsed = schema.safeParse(await answer.clone().json());
  if (!parsed.success) throw new Error(`${what} with other JSON than is declared: ${parsed.error.message}`);
}
