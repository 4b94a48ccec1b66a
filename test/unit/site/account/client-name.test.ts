import { describe, expect, it } from 'vitest';
import { clientName } from '../../../../src/site/account/client-name.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('clientName', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, 'Chrome 140'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/139.0.1.2 Safari/537.36`, 'Chrome 139'],
    [`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.1.1`, 'Edge 140'],
    [`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/139.0.0.0 Safari/537.36 OPR/124.0.0.0`, 'Opera 124'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
      'Safari 17.5',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari 18.1',
    ],
    ['curl/8.5.0', 'curl 8.5'],
    ['Wget/1.21.3', 'Wget 1.21'],
    ['python-requests/2.32.3 extra', 'python-requests 2.32'],
    ['my-script', 'my-script'],
    ['/odd', '/odd'],
  ])('calls %s %s', (userAgent, name) => {
    expect(clientName(userAgent)).toBe(name);
  });

  it('stays short whatever a client calls itself', () => {
    expect(clientName('x'.repeat(1000)).length).toBeLessThan(50);
    expect(clientName(`/${'x'.repeat(1000)}`).length).toBeLessThan(50);
  });
});
