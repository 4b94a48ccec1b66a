const NAME_CHARACTERS_MAX = 40;

/** Browsers claim to be each other, so what only one of them says comes first. */
const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/([\d.]+)/],
  ['Opera', /\b(?:OPR|OPiOS)\/([\d.]+)/],
  ['Vivaldi', /\bVivaldi\/([\d.]+)/],
  ['Samsung Internet', /\bSamsungBrowser\/([\d.]+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/([\d.]+)/],
  ['Chrome', /(?:Chrome|CriOS)\/([\d.]+)/],
  ['Safari', /^(?=.* Safari\/).*?\bVersion\/([\d.]+)/],
] as const;

/** The name of the program that a User-Agent describes: `Firefox 128`, `curl 8.5`; else the first product that it names. */
export function clientName(userAgent: string): string {
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return named(name, version);
  }
  const [, product = userAgent, version = ''] = /^([^\s/]+)(?:\/([\d.]+))?/.exec(userAgent.trim()) ?? [];
  return named(product.slice(0, NAME_CHARACTERS_MAX), version);
}

function named(name: string, version: string): string {
  const [major = '', minor = '0'] = version.split('.');
  const short = minor === '0' || minor === '' ? major : `${major}.${minor}`;
  return short === '' ? name : `${name} ${short}`;
}
