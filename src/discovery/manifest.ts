import type { Context } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import { respond } from '../http/respond.ts';
import { createAddresses } from '../service/addresses.ts';

/** The standard's advice for names below an icon. */
const SHORT_NAME_CHARACTERS_MAX = 12;

const HEADERS = {
  'content-type': 'application/manifest+json; charset=utf-8',
  'cache-control': 'public, max-age=3600',
};

/**
 * How browsers install the site like an app (W3C Application Manifest): its name, its icons, where it starts, and that it
 * looks up magnet links, which the browser asks its user about.
 */
export function manifest(
  siteName: string,
  assets: Pick<Assets, 'address'>,
): (request: Request, context: Context) => Response {
  const shortName = Array.from(siteName).slice(0, SHORT_NAME_CHARACTERS_MAX).join('').trim();
  return (_request, { base }) => {
    const { start, asset } = createAddresses(base);
    const icon = (name: string, sizes: string, type: string) => ({
      src: asset(assets.address(name)),
      sizes,
      type,
    });
    return respond(
      200,
      HEADERS,
      JSON.stringify({
        name: siteName,
        short_name: shortName,
        id: start,
        start_url: start,
        scope: start,
        display: 'minimal-ui',
        theme_color: '#fff',
        background_color: '#fff',
        icons: [icon('favicon.svg', 'any', 'image/svg+xml'), icon('touch-icon.png', '180x180', 'image/png')],
        protocol_handlers: [{ protocol: 'magnet', url: `${start}?q=%s` }],
      }),
    );
  };
}
