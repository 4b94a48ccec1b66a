import { openMemoryStore } from '../../../../src/stores/memory/open.ts';
import type { OpenedAccessStores } from '../../../contracts/access-drafts.ts';
import { describeSessionStore } from '../../../contracts/session-store.ts';
import { describeTokenStore } from '../../../contracts/token-store.ts';

async function openStores(): Promise<OpenedAccessStores> {
  const { tokens, sessions, audit } = openMemoryStore();
  return { tokens, sessions, close: async () => {}, audit: () => audit.list({ limit: 1000, after: 0 }) };
}

describeTokenStore('openMemoryStore, as a store of tokens', openStores);
describeSessionStore('openMemoryStore, as a store of sessions', openStores);
