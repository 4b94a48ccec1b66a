import { defineEndpoint } from '../service/endpoint.ts';

export const ANNOUNCE = defineEndpoint({
  method: 'GET',
  template: '/announce',
  does: 'announce to the tracker',
  needs: 'everybody',
  answers: {},
});

export const SCRAPE = defineEndpoint({
  method: 'GET',
  template: '/scrape',
  does: 'ask the tracker for counts',
  needs: 'everybody',
  answers: {},
});
