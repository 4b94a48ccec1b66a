import { respondJson } from '../http/respond.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import type { Endpoint } from '../service/endpoint.ts';
import { GET_DESCRIPTION } from '../service/endpoints/description.ts';
import { createApiDescriber } from '../service/openapi.ts';

/** The description of these endpoints of the API, and of itself. */
export function descriptionRoute(
  answer: EndpointRoute,
  endpoints: readonly Endpoint[],
  version: string,
): DeclaredRoute {
  const describe = createApiDescriber([...endpoints, GET_DESCRIPTION], version);
  return answer(GET_DESCRIPTION, ({ context: { base } }) =>
    respondJson(200, describe(`${base.origin}${base.prefix}`), {
      'cache-control': 'no-cache',
    }),
  );
}
