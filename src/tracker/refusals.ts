import type { AnnounceRefusal } from '../swarm/announce.ts';

/** What clients are told, in words that they show to their users. Transmission asks no more after "Unregistered torrent". */
export const REFUSALS: Readonly<Record<AnnounceRefusal, string>> = {
  unregistered: 'Unregistered torrent: it is not published here',
  blocked: 'This torrent is blocked here',
  full: 'This tracker has no room for another torrent now',
  'crowded address': 'Too many clients at your address announce this torrent',
  'crowded user': 'Too many clients with your passkey announce this torrent: stop one of them',
  'port denied': 'Your client listens on a port that this tracker does not accept: choose another one',
  'no passkey':
    'This torrent needs a passkey: sign in here and download the .torrent file again with the tracker of this site',
  'unknown passkey':
    'Your passkey is not valid: it was revoked or has expired. Download the .torrent file again',
};
