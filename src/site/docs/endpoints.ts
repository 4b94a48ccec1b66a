import { defineEndpoint } from '../../service/endpoint.ts';

export const SHOW_GUIDE = defineEndpoint({
  method: 'GET',
  template: '/docs',
  does: 'show the guide',
  needs: 'anybody',
  answers: {},
});

export const SHOW_API_REFERENCE = defineEndpoint({
  method: 'GET',
  template: '/docs/api',
  does: 'show the reference of the API',
  needs: 'anybody',
  answers: {},
});

export const SHOW_PROBLEM_HELP = defineEndpoint({
  method: 'GET',
  template: '/docs/problems/{code}',
  does: 'explain the problem',
  needs: 'anybody',
  answers: {},
});

export const SHOW_RULES = defineEndpoint({
  method: 'GET',
  template: '/docs/rules',
  does: 'list the rules',
  needs: 'anybody',
  answers: {},
});

export const SHOW_RULE = defineEndpoint({ ...SHOW_RULES, template: '/docs/rules/{id}' });
