import { encode } from 'uqr';
import { html, type Html } from '../../http/html.ts';
import { formatMagnet, type Magnet } from '../../metainfo/magnet.ts';

// 57 modules a side, for up to 271 bytes: 1 kB compressed, and a telephone reads it off a screen from a distance.
const QR_VERSION_MAX = 10;
const QR_BYTES_MAX = 271;
const QUIET_ZONE_MODULES = 4;
const PIXELS_PER_MODULE = 4;

/**
 * A QR code of a magnet link, called `label`: with its trackers and web seeds where there is room for them, else without
 * them, else without its name too.
 */
export function magnetQr(magnet: Magnet, label: string): Html | undefined {
  const { infohashV1, infohashV2, name } = magnet;
  return (
    qrCode(formatMagnet(magnet), label) ??
    qrCode(formatMagnet({ infohashV1, infohashV2, name }), label) ??
    qrCode(formatMagnet({ infohashV1, infohashV2 }), label)
  );
}

/** Whether the QR code of a magnet link has no room for the trackers and web seeds that the link has. */
export function lacksAddresses(magnet: Magnet): boolean {
  const { trackers = [], webSeeds = [] } = magnet;
  const hasAddresses = trackers.flat().length + webSeeds.length > 0;
  return hasAddresses && formatMagnet(magnet).length > QR_BYTES_MAX;
}

/**
 * The text as a picture that is black on white on any page and on paper; undefined when it is too long for a QR code
 * that is easily read.
 */
export function qrCode(text: string, label: string): Html | undefined {
  const modules = encodeModules(text);
  if (modules === undefined) return undefined;
  const side = modules.length + 2 * QUIET_ZONE_MODULES;
  const pixels = side * PIXELS_PER_MODULE;
  // Each line of modules is a stroke, whose middle lies half a module below its upper edge.
  const top = -QUIET_ZONE_MODULES - 0.5;
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    width="${pixels}"
    height="${pixels}"
    viewBox="${-QUIET_ZONE_MODULES} ${top} ${side} ${side}"
    shape-rendering="crispEdges"
  >
    <rect x="${-QUIET_ZONE_MODULES}" y="${top}" width="${side}" height="${side}" fill="#fff" />
    <path stroke="#000" d="${modules.map(strokes).join('')}" />
  </svg>`;
}

function encodeModules(text: string): readonly (readonly boolean[])[] | undefined {
  try {
    // Readers take any mask. To choose the best of the eight takes 9 ms and not 1.
    return encode(text, { border: 0, maskPattern: 0, maxVersion: QR_VERSION_MAX }).data;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The dark runs of a row, each but the first by its distance from the one before: 40 % of the bytes of rectangles. */
function strokes(row: readonly boolean[], y: number): string {
  let path = '';
  let end = 0;
  for (let x = row.indexOf(true); x !== -1; x = row.indexOf(true, end)) {
    path += path === '' ? `M${x} ${y}` : `m${x - end} 0`;
    end = row.indexOf(false, x);
    if (end === -1) end = row.length;
    path += `h${end - x}`;
  }
  return path;
}
