import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/config.ts';

function contactsOf(securityContact: string): readonly string[] {
  return loadConfig({ flags: {}, env: { TORRENTRY_SECURITY_CONTACT: securityContact }, readFile: () => '' })
    .config.securityContact;
}

describe('the security contact', () => {
  it('is a web address, or an e-mail address or telephone number as a URI or alone', () => {
    expect(
      contactsOf('security@torrents.example, https://torrents.example/security,tel:+1-201-555-0123'),
    ).toEqual([
      'mailto:security@torrents.example',
      'https://torrents.example/security',
      'tel:+1-201-555-0123',
    ]);
    expect(contactsOf('')).toEqual([]);
  });

  it.each(['http://torrents.example/', 'security', 'a@b c', 'https://a.example/\nExpires: never'])(
    'is not %j',
    (text) => {
      expect(() => contactsOf(text)).toThrow('expected at most 5 addresses');
    },
  );
});
