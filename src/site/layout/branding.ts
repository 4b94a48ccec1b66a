import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError } from '../../errors.ts';
import type { MadeFile } from '../../http/files.ts';
import type { BrandingSettings } from '../../config/branding.ts';

const LOGO_HEIGHT = 24;
const LOGO_WIDTH_MAX = 160;
const PNG_SIZE_END = 24;

/** The name of the stylesheet with an instance's own accent. */
export const ACCENT_SHEET = 'accent.css';

/** The branding of an instance, with the content of its logo. */
export interface Branding extends BrandingSettings {
  readonly logo: Logo | undefined;
}

export interface Logo {
  /** The name of its asset. */
  readonly name: string;
  readonly content: Uint8Array;
  /** Its size on the page, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Throws unavailable for a logo that can't be read. */
export function loadBranding(settings: BrandingSettings): Branding {
  const { siteLogo: path } = settings;
  if (path === undefined) return { ...settings, logo: undefined };
  const name = `logo${path.slice(path.lastIndexOf('.')).toLowerCase()}`;
  const content = readLogo(path);
  return { ...settings, logo: { name, content, ...logoSize(name, content) } };
}

/** The assets of the branding: the logo and the stylesheet of the accent colour. */
export function brandingFiles({ logo, siteAccent }: Branding): readonly MadeFile[] {
  return [
    ...(logo === undefined ? [] : [made(logo.name, logo.content)]),
    ...(siteAccent === undefined ? [] : [made(ACCENT_SHEET, accentCss(siteAccent))]),
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
      hint: 'Correct the path, or let this process read the file.',
      cause,
    });
  }
}

/** As high as the program's own logo, or less where it would be too wide. A logo of unknown ratio is a square. */
function logoSize(name: string, content: Uint8Array): Pick<Logo, 'width' | 'height'> {
  const declared = name.endsWith('.png') ? pngRatio(content) : svgRatio(content);
  const ratio = Number.isFinite(declared) && declared > 0 ? declared : 1;
  const width = Math.min(LOGO_WIDTH_MAX, LOGO_HEIGHT * ratio);
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(width / ratio)) };
}

/** Width by height, from the first chunk of the PNG. */
function pngRatio(content: Uint8Array): number {
  if (content.byteLength < PNG_SIZE_END) return Number.NaN;
  const view = new DataView(content.buffer, content.byteOffset);
  return view.getUint32(16) / view.getUint32(20);
}

function svgRatio(content: Uint8Array): number {
  const [tag = ''] = /<svg\b[^>]*>/.exec(new TextDecoder().decode(content)) ?? [];
  const attribute = (name: string): string =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"'%]+)["']`).exec(tag)?.[1] ?? '';
  const [, , width, height] = attribute('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (width !== undefined && height !== undefined) return width / height;
  return Number.parseFloat(attribute('width')) / Number.parseFloat(attribute('height'));
}

function made(name: string, content: string | Uint8Array): MadeFile {
  return { name, version: hash('sha256', content).slice(0, 16), make: () => Promise.resolve(content) };
}
