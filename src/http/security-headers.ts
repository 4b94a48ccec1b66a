/**
 * The headers of every answer: nothing is loaded from other sites, the page cannot be framed, and browsers do not guess
 * types.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // Not no-referrer: with it browsers send `Origin: null` with our own forms (Fetch, "serializing a request origin").
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/** For bytes that strangers uploaded: if a browser renders them at all, then in an empty sandbox. */
export const UNTRUSTED_CONTENT_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
};

/**
 * For pages in a folder of the operator: they may use files of this server, such as their own styles, scripts, pictures
 * and frames. They may not use files of other sites, or inline scripts and styles.
 */
export const OWN_CONTENT_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; " +
    "form-action 'self'; base-uri 'self'; frame-ancestors 'self'",
};
