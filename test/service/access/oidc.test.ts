import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createOidc } from '../../../src/access/oidc.ts';
import type { OidcSettings } from '../../../src/access/oidc-settings.ts';
import { freePort } from '../../support/free-port.ts';
import { startOidcProvider } from '../../support/oidc-provider.ts';

const REDIRECT_URI = 'http://127.0.0.1:8080/login/oidc/callback';
const ACCOUNTS = {
  ada: { name: 'Ada Lovelace', groups: ['staff', 'publishers'] },
  boss: { name: 'The Boss', groups: ['publishers', 'admins', 'readers'] },
  guest: { name: 'A Guest', groups: ['visitors'] },
};
const ROLES = new Map([
  ['admins', 'admin'],
  ['publishers', 'uploader'],
  ['readers', 'reader'],
] as const);

type ProviderOptions = Partial<Parameters<typeof startOidcProvider>[0]>;

async function start(options: ProviderOptions = {}, changed: Partial<OidcSettings> = {}) {
  const provider = await startOidcProvider({ redirectUri: REDIRECT_URI, accounts: ACCOUNTS, ...options });
  const { issuer, clientId, clientSecret } = provider;
  return { provider, oidc: createOidc({ ...settings({ issuer, clientId, clientSecret }), ...changed }) };
}

function settings(changed: Partial<OidcSettings>): OidcSettings {
  return {
    issuer: 'http://127.0.0.1:1',
    clientId: 'torrentry-test',
    clientSecret: undefined,
    roleClaim: 'groups',
    roles: ROLES,
    scope: 'openid profile email',
    ...changed,
  };
}

/** Signs in from beginning to end. */
async function signIn(account: string, options: ProviderOptions = {}, changed: Partial<OidcSettings> = {}) {
  const { oidc, provider } = await start(options, changed);
  const { url, pending } = await oidc.begin(REDIRECT_URI);
  return oidc.finish(await provider.signIn(url, account), REDIRECT_URI, pending);
}

describe('createOidc', () => {
  it('sends the browser to the provider with PKCE, a state and a nonce, different each time', async () => {
    const { oidc } = await start();
    const [one, two] = await Promise.all([oidc.begin(REDIRECT_URI), oidc.begin(REDIRECT_URI)]);
    const query = Object.fromEntries(new URL(one.url).searchParams);
    expect(query).toMatchObject({
      response_type: 'code',
      client_id: 'torrentry-test',
      redirect_uri: REDIRECT_URI,
      scope: 'openid profile email',
      state: one.pending.state,
      nonce: one.pending.nonce,
      code_challenge_method: 'S256',
    });
    expect(one.url).not.toContain(one.pending.codeVerifier);
    for (const key of ['state', 'nonce', 'codeVerifier'] as const) {
      expect(one.pending[key].length).toBeGreaterThanOrEqual(32);
      expect(one.pending[key]).not.toBe(two.pending[key]);
    }
  });

  it('tells who signed in, with the role that a group gives', async () => {
    const { oidc, provider } = await start();
    const { url, pending } = await oidc.begin(REDIRECT_URI);
    const person = await oidc.finish(await provider.signIn(url, 'ada'), REDIRECT_URI, pending);
    expect(person).toEqual({ subject: `${provider.issuer} ada`, name: 'Ada Lovelace', role: 'uploader' });
  });

  it('gives the highest role of several', async () => {
    expect(await signIn('boss')).toMatchObject({ role: 'admin' });
  });

  it.each([
    ['at a path', 'realm_access.roles', { realm_access: { roles: ['offline', 'publishers'] } }],
    ['with dots in its name', 'https://app.example/roles', { 'https://app.example/roles': 'publishers' }],
  ])('finds a claim %s', async (_where, roleClaim, claims) => {
    const accounts = { ada: claims };
    expect(await signIn('ada', { accounts }, { roleClaim })).toMatchObject({ role: 'uploader' });
  });

  it('asks for userinfo what the ID token does not tell', async () => {
    expect(await signIn('ada', { claimsIn: 'userinfo' })).toMatchObject({
      name: 'Ada Lovelace',
      role: 'uploader',
    });
  });

  it.each(['client_secret_basic', 'client_secret_post', 'none'] as const)(
    'proves itself to a provider that takes only %s',
    async (clientAuth) => {
      expect(await signIn('ada', { clientAuth })).toMatchObject({ role: 'uploader' });
    },
  );

  it('finishes behind a proxy that changed the address', async () => {
    const { oidc, provider } = await start();
    const { url, pending } = await oidc.begin(REDIRECT_URI);
    const { search } = new URL(await provider.signIn(url, 'ada'));
    const inside = `http://10.0.0.1/inside${search}`;
    expect(await oidc.finish(inside, REDIRECT_URI, pending)).toMatchObject({ role: 'uploader' });
  });

  it('does not show a name that reorders what stands around it, nor a long one whole', async () => {
    const accounts = { mallory: { name: `\u202Eevil\n${'x'.repeat(5000)}`, groups: 'readers' } };
    const { name } = await signIn('mallory', { accounts });
    expect(name).toBe(`evil ${'x'.repeat(94)}`);
  });

  it('calls a person without a name by the identifier', async () => {
    expect(await signIn('nobody', { accounts: { nobody: { groups: 'readers', name: ' ' } } })).toMatchObject({
      name: 'nobody',
    });
  });

  it('refuses a person whose groups give no role', async () => {
    expect(await signIn('guest')).toMatchObject({
      role: undefined,
      refusal: { code: 'forbidden', message: 'Cannot sign in: the provider gives you no role here' },
    });
  });

  it('refuses a person for whom the provider sends no groups', async () => {
    expect(await signIn('ada', {}, { roleClaim: 'realm_access.roles' })).toMatchObject({
      role: undefined,
      refusal: { message: 'Cannot sign in: the provider sent no claim "realm_access.roles"' },
    });
  });

  it('refuses an answer with another state before the code is spent', async () => {
    const { oidc, provider } = await start();
    const { url, pending } = await oidc.begin(REDIRECT_URI);
    const callback = await provider.signIn(url, 'ada');
    const other = { ...pending, state: 'x'.repeat(43) };
    await expect(oidc.finish(callback, REDIRECT_URI, other)).rejects.toMatchObject({
      code: 'unauthorized',
      message: 'Cannot sign in: unexpected "state" response parameter value',
    });
    expect(await oidc.finish(callback, REDIRECT_URI, pending)).toMatchObject({ role: 'uploader' });
  });

  it('refuses an ID token with another nonce', async () => {
    const { oidc, provider } = await start();
    const { url, pending } = await oidc.begin(REDIRECT_URI);
    const callback = await provider.signIn(url, 'ada');
    const other = { ...pending, nonce: 'x'.repeat(43) };
    await expect(oidc.finish(callback, REDIRECT_URI, other)).rejects.toMatchObject({
      code: 'unauthorized',
      message: expect.stringContaining('nonce') as string,
    });
  });

  it('refuses a code with another verifier', async () => {
    const { oidc, provider } = await start();
    const { url, pending } = await oidc.begin(REDIRECT_URI);
    const callback = await provider.signIn(url, 'ada');
    const other = { ...pending, codeVerifier: 'x'.repeat(43) };
    await expect(oidc.finish(callback, REDIRECT_URI, other)).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('refuses a code that was used', async () => {
    const { oidc, provider } = await start();
    const { url, pending } = await oidc.begin(REDIRECT_URI);
    const callback = await provider.signIn(url, 'ada');
    await oidc.finish(callback, REDIRECT_URI, pending);
    await expect(oidc.finish(callback, REDIRECT_URI, pending)).rejects.toMatchObject({
      code: 'unauthorized',
      message: 'Cannot sign in: the code from the provider was used or has expired',
    });
  });

  it.each([
    ['whose signature is of other claims', { claims: { groups: ['admins'] }, signed: false }],
    ['that has expired', { claims: { exp: 1_000_000_000 }, signed: true }],
    ['that is meant for another client', { claims: { aud: 'another' }, signed: true }],
    ['of another issuer', { claims: { iss: 'https://id.example' }, signed: true }],
  ])('refuses an ID token %s', async (_which, forge) => {
    await expect(signIn('ada', { forge })).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it.each(['', ' ', '\u{200B}', 'x'.repeat(256)])(
    'refuses the identifier "%s", which names nobody',
    async (sub) => {
      await expect(signIn('ada', { forge: { claims: { sub }, signed: true } })).rejects.toMatchObject({
        code: 'unauthorized',
      });
    },
  );

  it('does not call a person what the operator is called', async () => {
    const accounts = { eve: { name: 'Operator', groups: 'readers' } };
    expect(await signIn('eve', { accounts })).toMatchObject({ name: 'Operator (eve)' });
  });

  it('tells what the provider says when it turns somebody down, as one line', async () => {
    const { oidc, provider } = await start();
    const { url, pending } = await oidc.begin(REDIRECT_URI);
    const callback = await provider.deny(url, `<b>no</b>\r\n${'x'.repeat(1000)}`);
    await expect(oidc.finish(callback, REDIRECT_URI, pending)).rejects.toMatchObject({
      code: 'unauthorized',
      message: expect.stringMatching(
        /^Cannot sign in: the provider answered "access_denied: <b>no<\/b> x{100,190}"$/,
      ) as string,
    });
  });

  it('does not repeat what somebody without the state says in the name of the provider', async () => {
    const { oidc, provider } = await start();
    const { pending } = await oidc.begin(REDIRECT_URI);
    const said = {
      error: 'access_denied',
      error_description: 'call me',
      state: 'guess',
      iss: provider.issuer,
    };
    const callback = `${REDIRECT_URI}?${new URLSearchParams(said)}`;
    await expect(oidc.finish(callback, REDIRECT_URI, pending)).rejects.toMatchObject({
      code: 'unauthorized',
      message: 'Cannot sign in: unexpected "state" response parameter value',
    });
  });

  it('says that the operator has to act when the provider refuses the secret, and does not show it', async () => {
    const clientSecret = 'a-wrong-secret';
    const failure: unknown = await signIn('ada', {}, { clientSecret }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('the provider refuses this service') as string,
    });
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain(clientSecret);
  });

  it('works as soon as the provider is up', async () => {
    const port = await freePort();
    const oidc = createOidc(settings({ issuer: `http://127.0.0.1:${port}` }));
    const failed = { code: 'unavailable', message: expect.stringContaining('ECONNREFUSED') as string };
    await expect(oidc.begin(REDIRECT_URI)).rejects.toMatchObject(failed);
    const { provider } = await start({ port, clientAuth: 'none' });
    const { url, pending } = await oidc.begin(REDIRECT_URI);
    const callback = await provider.signIn(url, 'ada');
    expect(await oidc.finish(callback, REDIRECT_URI, pending)).toMatchObject({ role: 'uploader' });
  });

  it('says that it is the provider when that goes away in the middle', async () => {
    const { oidc, provider } = await start();
    const { url, pending } = await oidc.begin(REDIRECT_URI);
    const callback = await provider.signIn(url, 'ada');
    await provider.close();
    await expect(oidc.finish(callback, REDIRECT_URI, pending)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('asks another machine only over https', async () => {
    const oidc = createOidc(settings({ issuer: 'http://id.example' }));
    await expect(oidc.begin(REDIRECT_URI)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/https/i) as string,
    });
  });

  it('does not take a provider that calls itself another', async () => {
    const { provider } = await start();
    const oidc = createOidc(settings({ issuer: provider.issuer.replace('127.0.0.1', 'localhost') }));
    await expect(oidc.begin(REDIRECT_URI)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
