import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError } from '../errors.ts';
import type { MadeFile } from '../http/files.ts';
import type { LookSettings } from '../look.ts';

/** The name of the stylesheet that an instance's own accent stands in. */
export const ACCENT_SHEET = 'accent.css';

/** The name under which the logo is served. */
export function logoName({ siteLogo }: Pick<LookSettings, 'siteLogo'>): string | undefined {
  return siteLogo === undefined
    ? undefined
    : `logo${siteLogo.slice(siteLogo.lastIndexOf('.')).toLowerCase()}`;
}

/** The files that the look of an instance takes beside those of the program. Throws unavailable for a logo that can't be read. */
export function lookFiles(look: LookSettings): readonly MadeFile[] {
  const logo = logoName(look);
  const accent = look.siteAccent === undefined ? undefined : accentCss(look.siteAccent);
  return [
    ...(logo === undefined ? [] : [made(logo, readLogo(look.siteLogo ?? ''))]),
    ...(accent === undefined ? [] : [made(ACCENT_SHEET, accent)]),
  ];
}

/**
 * The tint of a colour, as light and as dark as the site's own accent is: so text in it keeps a contrast of 7 to 1 on
 * both backgrounds, whatever colour was chosen.
 */
export function accentCss(colour: string): string {
  const { hue, chroma } = tintOf(colour);
  const c = Math.min(chroma, 0.085).toFixed(3);
  const h = hue.toFixed(1);
  return `:root{--accent:light-dark(oklch(39% ${c} ${h}),oklch(86% ${c} ${h}))}\n`;
}

/** Hue (degrees) and chroma of `#rrggbb` in OKLCH (Björn Ottosson's matrices, as CSS Color 4 section 18 has them). */
function tintOf(colour: string): { hue: number; chroma: number } {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const redGreen = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const yellowBlue = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const degrees = (Math.atan2(yellowBlue, redGreen) * 180) / Math.PI;
  return { hue: (degrees + 360) % 360, chroma: Math.hypot(redGreen, yellowBlue) };
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function readLogo(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new AppError('unavailable', `Cannot read the logo "${path}"`, {
      mend: 'Correct the setting siteLogo, or let this process read the file.',
      cause,
    });
  }
}

function made(name: string, content: string | Uint8Array): MadeFile {
  return { name, version: hash('sha256', content).slice(0, 16), make: () => Promise.resolve(content) };
}
