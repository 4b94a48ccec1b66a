import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  Provider,
  type Adapter,
  type AdapterPayload,
  type ClientAuthMethod,
  type Configuration,
} from 'oidc-provider';
import { onTestFinished } from 'vitest';

type Claims = Readonly<Record<string, unknown>>;

interface ProviderOptions {
  readonly redirectUri: string;
  /** The claims of each account, by its name: all of them come with the scope `openid`. */
  readonly accounts: Readonly<Record<string, Claims>>;
  /** Where the provider sends the claims; `sub` is always in both. */
  readonly claimsIn?: 'id_token' | 'userinfo';
  /** How the client proves itself, and all that the provider says it takes; `none` makes a client without secret. */
  readonly clientAuth?: ClientAuthMethod;
  /** Changes claims of every ID token; when not `signed`, under the signature of the token as it was. */
  readonly forge?: { readonly claims: Claims; readonly signed: boolean };
  /** The port to listen on; any free one without it. */
  readonly port?: number;
}

/** A real OpenID Connect provider of the test's own, on a port of this machine. */
interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** Signs in as a browser would that begins at `url`, and gives the address that it is sent back to. */
  signIn(url: string, account: string): Promise<string>;
  /** Turns the sign-in down instead. `description` is what the provider says of it. */
  deny(url: string, description: string): Promise<string>;
  /** Ends the provider before the test does. */
  close(): Promise<void>;
}

const CLIENT_ID = 'torrentry-test';
const CLIENT_SECRET = 'a client secret: with %, + and &';
const KEY_ID = 'test';
const HOPS_MAX = 10;

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A provider that ends with the test that started it. */
export async function startOidcProvider(options: ProviderOptions): Promise<TestProvider> {
  const provider = await openOidcProvider(options);
  onTestFinished(() => provider.close());
  return provider;
}

/** A provider for several tests; who opens it closes it. */
export async function openOidcProvider(options: ProviderOptions): Promise<TestProvider> {
  const server = createServer();
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration(options));
  const { forge } = options;
  if (forge !== undefined) {
    provider.use(async (context, next) => {
      await next();
      const body = context.body as { id_token?: string } | undefined;
      if (body?.id_token !== undefined) body.id_token = forgeToken(body.id_token, forge);
    });
  }
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/interaction/') === true) void interact(provider, request, response);
    else void answer(request, response);
  });
  const { redirectUri } = options;
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: options.clientAuth === 'none' ? undefined : CLIENT_SECRET,
    signIn: (url, account) => browse(url, redirectUri, { account }),
    deny: (url, description) => browse(url, redirectUri, { description }),
    close,
  };
}

function configuration({ redirectUri, accounts, claimsIn, clientAuth }: ProviderOptions): Configuration {
  const names = new Set(Object.values(accounts).flatMap((claims) => Object.keys(claims)));
  return {
    adapter: createMemory,
    clients: [
      {
        client_id: CLIENT_ID,
        ...(clientAuth === 'none' ? {} : { client_secret: CLIENT_SECRET }),
        ...(clientAuth === undefined ? {} : { token_endpoint_auth_method: clientAuth }),
        redirect_uris: [redirectUri],
      },
    ],
    ...(clientAuth === undefined ? {} : { clientAuthMethods: [clientAuth] }),
    claims: { openid: ['sub', ...names] },
    // By default the ID token of a code tells nothing but `sub`: OpenID Connect Core 1.0, section 5.4.
    conformIdTokenClaims: claimsIn === 'userinfo',
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...accounts[sub], sub }) }),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key for the cookies of a test'] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  };
}

/** What the provider keeps of one kind of thing; its own memory is for all providers of a process, and warns. */
function createMemory(): Adapter {
  const kept = new Map<string, AdapterPayload>();
  return {
    upsert: async (id, payload) => void kept.set(id, payload),
    find: async (id) => kept.get(id),
    findByUid: async (uid) => [...kept.values()].find((payload) => payload.uid === uid),
    findByUserCode: async () => undefined,
    async consume(id) {
      const payload = kept.get(id);
      if (payload !== undefined) payload['consumed'] = true;
    },
    destroy: async (id) => void kept.delete(id),
    async revokeByGrantId(grantId) {
      for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id);
    },
  };
}

/** The provider's own page: a form, and what becomes of it. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      '<!doctype html><title>Provider</title><form method="post"><label>Account <input name="account"></label><button>Sign in</button></form>',
    );
    return;
  }
  const form = new URLSearchParams(await text(request));
  const { params } = await provider.interactionDetails(request, response);
  const accountId = form.get('account');
  if (accountId === null) {
    const denial = { error: 'access_denied', error_description: form.get('description') ?? '' };
    await provider.interactionFinished(request, response, denial);
    return;
  }
  const grant = new provider.Grant({ accountId, clientId: CLIENT_ID });
  grant.addOIDCScope(String(params['scope']));
  await provider.interactionFinished(request, response, {
    login: { accountId },
    consent: { grantId: await grant.save() },
  });
}

/** Follows redirects with cookies, sends `form` where the provider asks who it is, and stops at the way back. */
async function browse(url: string, redirectUri: string, form: Record<string, string>): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  for (let hop = 0; hop < HOPS_MAX && !next.startsWith(redirectUri); hop++) {
    const asked = new URL(next).pathname.startsWith('/interaction/');
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie },
      ...(asked ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    next = new URL(location, next).href;
  }
  return next;
}

function forgeToken(token: string, { claims, signed }: { claims: Claims; signed: boolean }): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const old = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  const content = `${header}.${Buffer.from(JSON.stringify({ ...old, ...claims })).toString('base64url')}`;
  if (!signed) return `${content}.${signature}`;
  return `${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`;
}
