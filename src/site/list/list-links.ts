import { reaches } from '../../access/token.ts';
import { checkMayDescribe } from '../../catalogue/readme.ts';
import { mayConfigure } from '../../catalogue/collection-settings.ts';
import { isAllowed } from '../../catalogue/is-allowed.ts';
import { FILTER_MEMBERS, NARROWED_LIST_MEMBERS } from '../../service/list-query.ts';
import { isOfStreams } from '../../catalogue/stream.ts';
import type { Frame } from '../layout/frame.ts';
import { uploadAddress } from '../torrent/links.ts';
import { feedLink } from './feed-links.ts';
import type { ListLink } from './list-head.ts';
import { dataAddress, type ListAddress } from './list-address.ts';
import { mayUpload } from './may-upload.ts';

/**
 * What leads from the list of a collection to its other forms, and to what can be done there, in the order of a line of
 * links; `''` is all torrents.
 */
export function listLinks(collection: string, list: ListAddress, frame: Frame): readonly ListLink[] {
  const { list: messages } = frame.messages;
  const feed = feedLink(list, frame);
  const json = {
    address: dataAddress(list, NARROWED_LIST_MEMBERS, { format: 'json' }),
    text: messages.json,
    isRare: true,
  };
  if (collection === '') return [feed, json];
  const sums = { ...list, path: `${list.path}SHA256SUMS` };
  const { actor, role } = frame.visitor;
  const mayDescribe = reaches(role, 'uploader') && isAllowed(() => checkMayDescribe(actor, collection));
  const readme = { address: frame.addresses.readmeEdit(collection), text: messages.readme };
  const upload = { address: uploadAddress(collection, frame), text: messages.uploadHere };
  const settings = { address: frame.addresses.settings(collection), text: messages.settings };
  return [
    { address: `${list.path}latest`, text: messages.latest },
    feed,
    json,
    { address: dataAddress(sums, FILTER_MEMBERS), text: messages.checksums, isRare: true },
    {
      address: dataAddress(list, FILTER_MEMBERS, { format: 'zip' }),
      text: messages.downloadAll,
      isRare: true,
    },
    ...(mayDescribe ? [readme] : []),
    ...(mayConfigure(actor, collection) ? [settings] : []),
    ...(isOfStreams(collection) || !mayUpload(collection, frame) ? [] : [upload]),
  ];
}
