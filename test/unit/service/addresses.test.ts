import { describe, expect, it } from 'vitest';
import { createAddresses } from '../../../src/service/addresses.ts';

describe('createAddresses', () => {
  it('stands under a prefix, and encodes what a name holds', () => {
    const addresses = createAddresses({ origin: 'https://host', prefix: '/sub' });
    expect(addresses.collection('')).toBe('https://host/sub/');
    expect(addresses.collection('a b/ü')).toBe('https://host/sub/a%20b/%C3%BC/');
    expect(addresses.file({ collection: 'a', fileName: '?#%.torrent' })).toBe(
      'https://host/sub/a/%3F%23%25.torrent',
    );
  });
});
