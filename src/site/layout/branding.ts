import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError } from '../../errors.ts';
import type { MadeFile } from '../../http/files.ts';
import type { BrandingSettings } from '../../config/branding.ts';

const LOGO_HEIGHT = 24;
const LOGO_WIDTH_MAX = 160;
const PNG_SIZE_END = 24;
/** The chroma of the site's own accent, in OKLCH. */
const CHROMA_MAX = 0.085;

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
 * both backgrounds, whatever colour was chosen. Plain sRGB, because oklch() and light-dark() are unknown to browsers
 * that people still use.
 */
export function accentCss(colour: string): string {
  const tint = tintOf(colour);
  const [light, dark] = [0.39, 0.86].map((lightness) => hexOf({ ...tint, lightness }));
  return `:root{--accent:${light}}@media (prefers-color-scheme:dark){:root{--accent:${dark}}}\n`;
}

/** A direction of colour in OKLab, at most as colourful as the accents of the site are. */
interface Tint {
  readonly redGreen: number;
  readonly yellowBlue: number;
}

/** The tint of `#rrggbb` (Björn Ottosson's matrices, as CSS Color 4 section 18 has them). */
function tintOf(colour: string): Tint {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const redGreen = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const yellowBlue = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const factor = Math.min(1, CHROMA_MAX / Math.hypot(redGreen, yellowBlue));
  return { redGreen: factor * redGreen, yellowBlue: factor * yellowBlue };
}

/** As `#rrggbb`, with what is outside of sRGB clipped to it. */
function hexOf({ lightness, redGreen, yellowBlue }: Tint & { readonly lightness: number }): string {
  const l = (lightness + 0.3963377774 * redGreen + 0.2158037573 * yellowBlue) ** 3;
  const m = (lightness - 0.1055613458 * redGreen - 0.0638541728 * yellowBlue) ** 3;
  const s = (lightness - 0.0894841775 * redGreen - 1.291485548 * yellowBlue) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map((channel) => hexDigits(encoded(channel))).join('')}`;
}

function hexDigits(channel: number): string {
  const byte = Math.round(255 * Math.min(1, Math.max(0, channel)));
  return byte.toString(16).padStart(2, '0');
}

/** The inverse of `linear`. */
function encoded(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
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
