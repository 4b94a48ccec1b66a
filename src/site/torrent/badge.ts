import { html } from '../../http/html.ts';

const HEIGHT = 20;
const PADDING = 6;
/** About what Verdana takes of 11 pixels; `textLength` makes the text fit where the font is another. */
const CHARACTER_WIDTH = 6.6;

/**
 * A small picture for pages elsewhere: `torrent` and the size, as `560 MiB`. `title` is for those who point at it or
 * cannot see it. An SVG of its own, of which XML is stricter than HTML: it has no invisible character.
 */
export function badge(title: string, size: string): string {
  const left = widthOf('torrent');
  const right = widthOf(size);
  const width = left + right;
  const label = title.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '\u{fffd}');
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img">
    <title>${label}</title>
    <clipPath id="round"><rect width="${width}" height="${HEIGHT}" rx="3" /></clipPath>
    <g clip-path="url(#round)">
      <rect width="${left}" height="${HEIGHT}" fill="#3d4d56" />
      <rect x="${left}" width="${right}" height="${HEIGHT}" fill="#004f64" />
    </g>
    <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
      ${text('torrent', left / 2, left)} ${text(size, left + right / 2, right)}
    </g>
  </svg>`;
  return `${svg.toString()}\n`;
}

function widthOf(text: string): number {
  return Math.ceil(text.length * CHARACTER_WIDTH) + 2 * PADDING;
}

function text(content: string, middle: number, width: number) {
  return html`<text x="${middle}" y="14" textLength="${width - 2 * PADDING}">${content}</text>`;
}
