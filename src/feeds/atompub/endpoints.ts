import { z } from 'zod';
import { defineEndpoint } from '../../service/endpoint.ts';
import { LIST_MEMBERS, withCursorCheck } from '../../service/list-query.ts';

const { limit, cursor, sort, order } = LIST_MEMBERS;
const IN_COLLECTION = '/atompub/collections/{collection:segments}/';
const MEMBER = '/atompub/torrents/{infohash:infohash}';

export const GET_SERVICE = defineEndpoint({
  method: 'GET',
  template: '/atompub',
  does: 'list the collections',
  needs: 'anybody',
  answers: {},
});

export const GET_CATEGORIES = defineEndpoint({
  method: 'GET',
  template: '/atompub/categories',
  does: 'list the categories',
  needs: 'anybody',
  answers: {},
});

/** What is directly in a collection. */
export const LIST_MEMBERS_IN_ROOT = defineEndpoint({
  method: 'GET',
  template: '/atompub/collections/',
  does: 'list torrents',
  needs: 'anybody',
  query: withCursorCheck(z.strictObject({ limit, cursor, sort, order })),
  answers: {},
});

/** A program that publishes has a token: a stranger's delete key has no place in an entry. */
export const ADD_MEMBER_IN_ROOT = defineEndpoint({
  method: 'POST',
  template: '/atompub/collections/',
  does: 'publish',
  needs: 'uploader',
  counted: 'uploads',
  answers: {},
});

export const LIST_MEMBERS_IN = defineEndpoint({ ...LIST_MEMBERS_IN_ROOT, template: IN_COLLECTION });
export const ADD_MEMBER_IN = defineEndpoint({ ...ADD_MEMBER_IN_ROOT, template: IN_COLLECTION });

export const GET_MEMBER = defineEndpoint({
  method: 'GET',
  template: MEMBER,
  does: 'show the torrent',
  needs: 'anybody',
  answers: {},
});

export const EDIT_MEMBER = defineEndpoint({
  method: 'PUT',
  template: MEMBER,
  does: 'change the torrent',
  needs: 'owner',
  answers: {},
});

export const REMOVE_MEMBER = defineEndpoint({
  method: 'DELETE',
  template: MEMBER,
  does: 'remove the torrent',
  needs: 'owner',
  answers: { 204: null },
});
