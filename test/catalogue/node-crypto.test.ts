import { execFileSync } from 'node:child_process';
import { createSign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { nodeVerifySignature } from '../../src/catalogue/node-crypto.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testWith } from '../support/tools.ts';

describe('nodeVerifySignature', () => {
  testWith('openssl')('knows a signature by its certificate, over SHA-1 and SHA-256', () => {
    const folder = temporaryFolder();
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const options = ['-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=com.example', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...options, '-keyout', key, '-out', certificate], {
      stdio: 'ignore',
    });
    const der = new X509Certificate(readFileSync(certificate)).raw;
    const message = Buffer.from('what was signed');
    for (const digest of ['sha1', 'sha256']) {
      const signature = createSign(digest).update(message).sign(readFileSync(key));
      expect(nodeVerifySignature(der, message, signature)).toBe(true);
      expect(nodeVerifySignature(der, Buffer.from('something else'), signature)).toBe(false);
    }
    expect(nodeVerifySignature(Buffer.from('no certificate'), message, Buffer.alloc(256))).toBe(false);
  });
});
