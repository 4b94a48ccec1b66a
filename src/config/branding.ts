import { z } from 'zod';
import { setting } from '../lib/setting.ts';

/** The settings of an instance's branding. */
export interface BrandingSettings {
  readonly siteName: string;
  /** The path of an SVG or PNG file that is shown in place of the program's own logo. */
  readonly siteLogo: string | undefined;
  /** The colour of links and buttons. Only its hue and chroma are used, so that they stay readable. */
  readonly siteAccent: string | undefined;
  /** Links at the foot of every page. */
  readonly siteLinks: readonly SiteLink[];
  /** The welcome text above the newest torrents, in Markdown. */
  readonly siteWelcome: string | undefined;
}

export interface SiteLink {
  readonly text: string;
  readonly address: string;
}

const LINKS_MAX = 10;

const text = z.string({ error: 'expected text' }).trim().min(1, { error: 'expected some text' });

/** The schema of these settings. */
export const BRANDING_SCHEMA = {
  siteName: setting(text.max(60, { error: 'expected at most 60 characters' }).default('Torrentry'), {
    value: 'text',
    about: 'the name of the site',
  }),
  siteLogo: setting(
    text.regex(/\.(?:svg|png)$/i, { error: 'expected the path of an .svg or .png file' }).optional(),
    { value: 'file', about: 'an .svg or .png file to show beside the name' },
  ),
  siteAccent: setting(
    text.regex(/^#[0-9a-f]{6}$/i, { error: 'expected a colour such as #0b7285' }).optional(),
    {
      value: '#rrggbb',
      about:
        'the colour of links and buttons; it is made lighter or darker where that is needed to read them',
    },
  ),
  siteLinks: setting(
    z
      .union([z.array(text), z.string().transform((joined) => joined.split(','))])
      .transform(parseLinks)
      .default([]),
    {
      value: 'text=url',
      about:
        'links at the foot of every page, such as Forum=https://forum.example/; several separated by commas',
      write: (links) => links.map((link) => `${link.text}=${link.address}`).join(', '),
    },
  ),
  siteWelcome: setting(text.max(5000, { error: 'expected at most 5000 characters' }).optional(), {
    value: 'markdown',
    about: 'a welcome text above the newest torrents',
  }),
};

function parseLinks(entries: readonly string[], context: z.RefinementCtx): readonly SiteLink[] {
  const links = entries.filter((entry) => entry.trim() !== '').map(parseLink);
  if (links.length <= LINKS_MAX && links.every((link) => link !== undefined)) return links;
  context.addIssue({
    code: 'custom',
    message: `expected at most ${LINKS_MAX} links such as Forum=https://forum.example/`,
  });
  return z.NEVER;
}

function parseLink(entry: string): SiteLink | undefined {
  const [, name = '', address = ''] = /^([^=]+)=(.+)$/s.exec(entry.trim()) ?? [];
  const isValid = /^https?:$/.test(URL.parse(address)?.protocol ?? '') || /^\/(?![/\\])/.test(address);
  return isValid && name.trim() !== '' ? { text: name.trim(), address } : undefined;
}
