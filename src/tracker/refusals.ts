import type { AnnounceRefusal } from '../swarm/announce.ts';

/** What clients are told, in words that they show to their users. Transmission asks no more after "Unregistered torrent". */
export const REFUSALS: Readonly<Record<AnnounceRefusal, string>> = {
  unregistered: 'Unregistered torrent: it is not published here',
  full: 'This tracker has no room for another torrent now',
  'crowded address': 'Too many clients at your address announce this torrent',
};
