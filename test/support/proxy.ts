import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { codeBlocks, readPage } from './docs.ts';
import { freePort } from './free-port.ts';
import { makeCertificate } from './tls.ts';

export type ProxyKind = 'nginx' | 'haproxy';

/** What a proxy does with requests: nothing at all; takes `/sub` off; writes Forwarded (RFC 7239). */
export type ProxyRole = 'plain' | 'stripping' | 'stripping, and saying so' | 'forwarded';

/** Starts a proxy in front of a port of this machine; resolves to its own port when it accepts connections. */
export async function startProxy(
  kind: ProxyKind,
  backend: number,
  folder: string,
  role: ProxyRole,
): Promise<number> {
  const port = await freePort();
  const text =
    kind === 'nginx' ? nginxConfig(port, backend, folder, role) : haproxyConfig(port, backend, role);
  await launch(kind, text, folder, port);
  return port;
}

/** Starts a proxy as docs/proxies.md configures it. It listens without TLS as well, for clients that cannot speak it. */
export async function startDocumentedProxy(
  kind: ProxyKind,
  backend: number,
  folder: string,
): Promise<{ readonly port: number; readonly securePort: number }> {
  const [port, securePort] = [await freePort(), await freePort()];
  const { files, cert, key } = makeCertificate(folder);
  const pem = join(folder, 'both.pem');
  writeFileSync(pem, Buffer.concat([cert, key]));
  const address = '127.0.0.1:';
  const text = documentedConfig(kind, [
    ['listen 443 ssl', `listen ${address}${port}; listen ${address}${securePort} ssl`],
    ['/etc/ssl/torrents.example.org.crt', files.cert],
    ['/etc/ssl/torrents.example.org.key', files.key],
    ['bind :443 ssl', `bind ${address}${port}\n  bind ${address}${securePort} ssl`],
    ['/etc/ssl/torrents.example.org.pem', pem],
    // What hides in one request could reach another one over a connection that they share.
    ['mode http\n', 'mode http\n  http-reuse always\n'],
    ['127.0.0.1:8080', `${address}${backend}`],
  ]);
  await launch(kind, kind === 'nginx' ? nginxServing(text, folder) : text, folder, port);
  return { port, securePort };
}

/** The configuration of the page, with what a test has in place of an example's ports and files. */
function documentedConfig(
  kind: ProxyKind,
  places: readonly (readonly [example: string, own: string])[],
): string {
  const [block] = codeBlocks(readPage('docs/proxies.md')).filter(({ info }) => info === kind);
  return places.reduce((text, [example, own]) => text.replace(example, own), block?.text ?? '');
}

/** Runs a proxy with that configuration until the test ends. Resolves when it listens. */
async function launch(kind: ProxyKind, text: string, folder: string, port: number): Promise<void> {
  const config = join(folder, `${kind}.conf`);
  writeFileSync(config, text);
  const args = kind === 'nginx' ? ['-c', config, '-e', join(folder, 'error.log')] : ['-db', '-f', config];
  const child = spawn(kind, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const failed = ended.then(() => Promise.reject(new Error(`${kind} ended: ${output}`)));
  await Promise.race([untilListening(port), failed]);
  failed.catch(() => {});
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const outcome = await once(socket, 'connect').catch(() => undefined);
    socket.destroy();
    if (outcome !== undefined) return;
    await new Promise(setImmediate);
  }
}

const HEADERS = 'proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;';

const NGINX_LOCATIONS: Readonly<Record<ProxyRole, string>> = {
  plain: 'location / { proxy_pass http://service; }',
  stripping: `location /sub/ { proxy_pass http://service/; ${HEADERS} }`,
  'stripping, and saying so': `location /sub/ { proxy_pass http://service/; ${HEADERS}
      proxy_set_header X-Forwarded-Prefix /sub; }`,
  forwarded: `location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Forwarded 'for="$remote_addr:$remote_port";proto=https;host="$http_host"'; }`,
};

function nginxConfig(port: number, backend: number, folder: string, role: ProxyRole): string {
  const servers = `upstream service { server 127.0.0.1:${backend}; keepalive 4; }
  server {
    listen 127.0.0.1:${port};
    ${NGINX_LOCATIONS[role]}
  }`;
  return nginxServing(servers, folder);
}

function nginxServing(servers: string, folder: string): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return `daemon off; master_process off; pid ${join(folder, 'nginx.pid')};
events { worker_connections 256; }
http {
  access_log off; ${paths.join(' ')}
  ${servers}
}
`;
}

const STRIP = String.raw`http-request replace-path ^/sub(/.*)$ \1`;

const HAPROXY_RULES: Readonly<Record<ProxyRole, string>> = {
  plain: '',
  stripping: STRIP,
  'stripping, and saying so': `${STRIP}\n  http-request set-header X-Forwarded-Prefix /sub`,
  forwarded: String.raw`http-request set-header Forwarded for=%[src];proto=https;host=\"%[req.hdr(host)]\"`,
};

function haproxyConfig(port: number, backend: number, role: ProxyRole): string {
  return `defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  option http-keep-alive
  http-reuse always
frontend front
  bind 127.0.0.1:${port}
  ${HAPROXY_RULES[role]}
  default_backend service
backend service
  server service 127.0.0.1:${backend}
`;
}
