import { defineEndpoint } from '../service/endpoint.ts';

/** What a client of the tracker asks for; none of it is for browsers. */
const ASKED = { method: 'GET', needs: 'everybody', answers: {} } as const;

export const ANNOUNCE = defineEndpoint({ ...ASKED, template: '/announce', does: 'announce to the tracker' });

export const ANNOUNCE_WITH_PASSKEY = defineEndpoint({
  ...ASKED,
  template: '/announce/{passkey}',
  does: 'announce to the tracker',
});

export const SCRAPE = defineEndpoint({ ...ASKED, template: '/scrape', does: 'ask the tracker for counts' });

export const SCRAPE_WITH_PASSKEY = defineEndpoint({
  ...ASKED,
  template: '/scrape/{passkey}',
  does: 'ask the tracker for counts',
});
