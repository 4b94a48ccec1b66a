import { endpointRoutes, type DeclaredRoute, type EndpointParts } from '../../service/endpoint-routes.ts';
import { atompub, type AtompubParts } from './atompub.ts';
import * as endpoints from './endpoints.ts';

/** AtomPub, at addresses of its own: a collection's own answers with a list for people and programs. */
export function atompubRoutes(parts: AtompubParts & EndpointParts): DeclaredRoute[] {
  const answer = endpointRoutes(parts);
  const { service, categories, list, add, show, edit, remove } = atompub(parts);
  return [
    answer(endpoints.GET_SERVICE, service),
    answer(endpoints.GET_CATEGORIES, categories),
    answer(endpoints.LIST_MEMBERS_IN_ROOT, list),
    answer(endpoints.ADD_MEMBER_IN_ROOT, add),
    answer(endpoints.LIST_MEMBERS_IN, list),
    answer(endpoints.ADD_MEMBER_IN, add),
    answer(endpoints.GET_MEMBER, show),
    answer(endpoints.EDIT_MEMBER, edit),
    answer(endpoints.REMOVE_MEMBER, remove),
  ];
}
