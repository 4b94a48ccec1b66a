import { z } from 'zod';
import type { SeenEvent } from '../catalogue/event-log.ts';
import { toCollection, trimSlashes } from '../catalogue/names.ts';
import { EVENT_TYPES, type EventType } from '../events/event.ts';
import type { Base } from '../http/context.ts';
import { INFOHASH_HEX, TIME } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import { filled, textAs, textBy } from './input/text-values.ts';
import { INFOHASH_V1, INFOHASH_V2, TORRENT, torrentJson } from './torrent-json.ts';

/** The collection whose events are meant, with all below it. */
export const EVENT_COLLECTION = textBy((text) => toCollection(trimSlashes(text)));

/** Types of events, with commas in between. */
export const EVENT_TYPE_LIST = textAs(
  parseTypes,
  `one or several of ${EVENT_TYPES.join(', ')}, with commas in between`,
);

/** The parameters that choose events. */
export const EVENT_FILTER = { collection: filled(EVENT_COLLECTION), type: filled(EVENT_TYPE_LIST) };

/** An event in every answer and message. */
export const EVENT = z.strictObject({
  /** Where it is in the order of all events: reading on `after` it goes on with the next one. */
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  at: TIME,
  infohashV1: INFOHASH_V1.nullable(),
  infohashV2: INFOHASH_V2.nullable(),
  collection: z.string(),
  fileName: z.string(),
  /** Where a moved torrent was before. */
  from: z.strictObject({ collection: z.string(), fileName: z.string() }).nullable(),
  /** The torrent that replaces one of the type `replaced`. */
  replacedBy: INFOHASH_HEX.nullable(),
  /** The torrent that one of the type `published` replaces. */
  replaces: INFOHASH_HEX.nullable(),
  /** The torrent as it is now; null when it is gone. */
  torrent: TORRENT.nullable(),
});

export function eventJson(event: SeenEvent, base: Base): Json<typeof EVENT> {
  const { position, type, at, infohashV1, infohashV2, collection, fileName, from, other, torrent } = event;
  return {
    id: position,
    type,
    at: at.toISOString(),
    infohashV1: infohashV1 ?? null,
    infohashV2: infohashV2 ?? null,
    collection,
    fileName,
    from: from ?? null,
    replacedBy: type === 'replaced' ? (other ?? null) : null,
    replaces: type === 'replaced' ? null : (other ?? null),
    torrent: torrent === undefined ? null : torrentJson(torrent, base),
  };
}

function parseTypes(text: string): readonly EventType[] | undefined {
  const names = text.split(',', EVENT_TYPES.length + 1).map((name) => name.trim());
  const types = names.filter((name): name is EventType => EVENT_TYPES.some((type) => type === name));
  return types.length === names.length ? types : undefined;
}
