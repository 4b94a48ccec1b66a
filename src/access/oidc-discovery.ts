import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  None,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import { isLoopback, type OidcSettings } from './oidc-settings.ts';

/** The limit for each request to the provider. */
const REQUEST_SECONDS_MAX = 10;

/**
 * Requests the provider's metadata (OpenID Connect Discovery 1.0, section 4). Rejects with the library's errors, also
 * when the metadata is that of another issuer, and for plain HTTP to another machine.
 */
export function discoverProvider({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const url = new URL(issuer);
  const clientAuth = clientSecret === undefined ? None() : secretAuth(clientSecret);
  return discovery(url, clientId, undefined, clientAuth, {
    timeout: REQUEST_SECONDS_MAX,
    // Without the first, the library trusts the connection over which an ID token came, and does not check its
    // signature.
    execute: [enableNonRepudiationChecks, ...(isLoopback(url) ? [allowInsecureRequests] : [])],
  });
}

/** HTTP Basic, which every provider must accept (RFC 6749, section 2.3.1), unless its metadata does not list it. */
function secretAuth(secret: string): ClientAuth {
  const inHeader = ClientSecretBasic(secret);
  const inBody = ClientSecretPost(secret);
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const auth = methods.includes('client_secret_basic') ? inHeader : inBody;
    auth(server, client, body, headers);
  };
}
