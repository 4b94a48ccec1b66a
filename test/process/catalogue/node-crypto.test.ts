import { execFileSync } from 'node:child_process';
import { createSign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { nodeVerifySignature } from '../../../src/catalogue/node-crypto.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';

const message = Buffer.from('what was signed');

/** Makes a key, a certificate that it has signed itself, and what signs with it. */
function makeSigner(...newKey: string[]) {
  const folder = temporaryFolder();
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const options = ['-newkey', ...newKey, '-nodes', '-subj', '/CN=com.example', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...options, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  const { raw } = new X509Certificate(readFileSync(certificate));
  return { der: raw, sign: (digest: string) => createSign(digest).update(message).sign(readFileSync(key)) };
}

describe('nodeVerifySignature', () => {
  testWith('openssl')('knows a signature by its certificate, over SHA-1 and SHA-256', async () => {
    const { der, sign } = makeSigner('rsa:2048');
    for (const digest of ['sha1', 'sha256']) {
      const signature = sign(digest);
      expect(await nodeVerifySignature(der, message, signature)).toBe(true);
      expect(await nodeVerifySignature(der, Buffer.from('something else'), signature)).toBe(false);
      expect(await nodeVerifySignature(der, message, Buffer.alloc(0))).toBe(false);
    }
    expect(await nodeVerifySignature(Buffer.from('no certificate'), message, Buffer.alloc(256))).toBe(false);
    // What follows a certificate is not read, and so much of it not even looked at.
    const padded = Buffer.concat([der, Buffer.alloc(64 * 1024)]);
    expect(await nodeVerifySignature(padded, message, sign('sha1'))).toBe(false);
  });

  testWith('openssl')('takes no key but one of RSA', async () => {
    const { der, sign } = makeSigner('ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1');
    expect(await nodeVerifySignature(der, message, sign('sha256'))).toBe(false);
  });
});
