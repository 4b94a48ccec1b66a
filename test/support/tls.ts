import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A self-signed certificate for localhost and its key, as files of the folder. */
export function makeCertificate(folder: string, name = 'tls') {
  const files = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  const what = [
    '-x509',
    '-nodes',
    '-days',
    '2',
    '-subj',
    `/CN=${name}`,
    '-addext',
    'subjectAltName=DNS:localhost',
  ];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  execFileSync('openssl', ['req', ...what, ...key, '-keyout', files.key, '-out', files.cert], {
    stdio: 'ignore',
  });
  return { files, cert: readFileSync(files.cert), key: readFileSync(files.key) };
}
