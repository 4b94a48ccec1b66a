/**
 * What every answer carries, whatever its route and status: nothing is loaded from elsewhere, nothing is framed,
 * no type is guessed.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // Not no-referrer: under it browsers send `Origin: null` with our own forms (Fetch, "serializing a request origin").
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/** For bytes that strangers uploaded: were a browser ever to render them, it would be in an empty sandbox. */
export const UNTRUSTED_CONTENT_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
};

/**
 * For pages that the operator put into a folder: they may use files of this server, such as their own style, scripts,
 * pictures and frames, and nothing from elsewhere; no script or style that stands in the page itself.
 */
export const OWN_CONTENT_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; " +
    "form-action 'self'; base-uri 'self'; frame-ancestors 'self'",
};
