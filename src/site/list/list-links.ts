import { checkMayDescribe } from '../../catalogue/readme.ts';
import { isAllowed } from '../../catalogue/is-allowed.ts';
import type { Frame } from '../layout/frame.ts';
import { uploadAddress } from '../torrent/links.ts';
import { feedLink } from './feed-links.ts';
import type { ListLink } from './list-head.ts';
import { listAddress, type ListAddress } from './list-address.ts';

/** What leads from the list of a collection to its other forms, and to what can be done there; `''` is all torrents. */
export function listLinks(collection: string, list: ListAddress, frame: Frame): readonly ListLink[] {
  const { list: messages } = frame.messages;
  const upload = { address: uploadAddress(collection, frame), text: messages.uploadHere };
  const mayDescribe = collection !== '' && isAllowed(() => checkMayDescribe(frame.visitor.actor, collection));
  const readme = { address: frame.addresses.readmeEdit(collection), text: messages.readme };
  return [
    feedLink(list, frame),
    { address: listAddress(list, { format: 'json' }), text: messages.json },
    ...(mayDescribe ? [readme] : []),
    ...(collection === '' ? [] : [upload]),
  ];
}
