import { isTaken } from '../../src/catalogue/reserved.ts';
import { createRouter } from '../../src/http/router.ts';
import { PROBLEM } from '../../src/service/answer-values.ts';
import type { Endpoint, Status } from '../../src/service/endpoint.ts';
import { API_PREFIX } from '../../src/service/endpoints/prefix.ts';
import { createApiDescriber } from '../../src/service/openapi.ts';
import { route } from '../../src/service/routes.ts';
import { describedCheck, type DescribedCheck } from './described-answers.ts';

/** Finds out whether an answer is as its endpoint declares it. */
export type AnswerCheck = (method: string, path: string, answer: Response) => Promise<void>;

/**
 * Makes the check of each answer of endpoints. Those of the API are as their OpenAPI document describes them, and so is
 * their media type. JSON has to be declared with its status, and has no members but those. What is no JSON and outside the
 * API, or of an address that is not declared, is not looked at; nor is what is below the paths of served `folders`, which
 * look like those of collections.
 */
export function answerCheck(endpoints: readonly Endpoint[], folders: readonly string[] = []): AnswerCheck {
  const byRoute = new Map(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.template}`, endpoint]));
  const router = createRouter(
    endpoints.map(({ method, template }) => route(method, template, () => new Response())),
  );
  const ofApi = endpoints.filter(({ template }) => template.startsWith(API_PREFIX));
  let isDescribed: DescribedCheck | undefined;
  return async (method, path, answer) => {
    if (method === 'HEAD' || isTaken(path.slice(1), folders)) return;
    const { match } = router.find(method, path.slice(1).split('/'));
    const endpoint = match && byRoute.get(`${method} ${match.template}`);
    if (endpoint === undefined) return;
    if (ofApi.includes(endpoint)) {
      isDescribed ??= describedCheck(createApiDescriber(ofApi, '')(''));
      await isDescribed(method, endpoint.template, answer);
    }
    await checkAnswer(endpoint, answer);
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
  if (type !== 'application/json') return;
  const schema = answers[status] ?? answers[`${Math.floor(status / 100)}XX` as Status];
  if (schema === undefined || schema === null) throw new Error(`${what} in JSON, which is not declared`);
  const parsed = schema.safeParse(await answer.clone().json());
  if (!parsed.success) throw new Error(`${what} with other JSON than is declared: ${parsed.error.message}`);
}
