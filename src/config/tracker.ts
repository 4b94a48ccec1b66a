import { z } from 'zod';
import { setting, wholeNumber } from '../lib/setting.ts';

/** What an operator can set of the built-in tracker. */
export interface TrackerSettings {
  readonly tracker: 'off' | 'catalogue' | 'open';
  readonly trackerUdpPort: number | undefined;
}

/** The part of the configuration's schema for it. */
export const TRACKER_SCHEMA = {
  tracker: setting(
    z.enum(['off', 'catalogue', 'open'], { error: 'expected "off", "catalogue" or "open"' }).default('off'),
    {
      value: 'off|catalogue|open',
      about: 'whether there is a tracker at /announce: for the torrents that are published here, or for all',
    },
  ),
  trackerUdpPort: setting(wholeNumber(0, 65_535).optional(), {
    value: 'number',
    about: 'the port on which the tracker answers over UDP, 0 for any free one',
    unset: 'no UDP',
  }),
};
