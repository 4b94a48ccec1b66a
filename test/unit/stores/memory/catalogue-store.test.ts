import { openMemoryStore } from '../../../../src/stores/memory/open.ts';
import { describeAudit } from '../../../contracts/audit.ts';
import { describeCatalogueStore } from '../../../contracts/catalogue-store.ts';
import { describeAreas } from '../../../contracts/areas.ts';
import { describeCollectionSettings } from '../../../contracts/collection-settings.ts';
import { describeCollectionMove } from '../../../contracts/collection-move.ts';
import { describeEdit } from '../../../contracts/edit.ts';
import { describeEventBorders } from '../../../contracts/event-borders.ts';
import { describeEvents } from '../../../contracts/events.ts';
import { describeExpiry } from '../../../contracts/expiry.ts';
import { describeFinding } from '../../../contracts/finding.ts';
import { describeModerationStore } from '../../../contracts/moderation-store.ts';
import type { OpenedStores } from '../../../contracts/opened-stores.ts';
import { describePredecessors } from '../../../contracts/predecessors.ts';
import { describePictures } from '../../../contracts/pictures.ts';
import { describePublishers } from '../../../contracts/publishers.ts';
import { describeRemoval } from '../../../contracts/removal.ts';
import { describeRetention } from '../../../contracts/retention.ts';
import { describeStreams } from '../../../contracts/streams.ts';
import { describeReview } from '../../../contracts/review.ts';

async function openStores(): Promise<OpenedStores> {
  const { catalogue: store, blobs, moderation, audit, events, tables } = openMemoryStore();
  return {
    store,
    blobs,
    moderation,
    audit,
    events,
    everything: () => structuredClone(tables),
    close: async () => {},
  };
}

describeCatalogueStore('openMemoryStore, as a store of the catalogue', openStores);
describeReview('openMemoryStore, when not everybody may do everything', openStores);
describeAreas('openMemoryStore, with private collections', openStores);
describeCollectionSettings('openMemoryStore, with settings of collections', openStores);
describeEdit('openMemoryStore, when a torrent is edited', openStores);
describeExpiry('openMemoryStore, when torrents expire', openStores);
describeCollectionMove('openMemoryStore, when a collection is moved', openStores);
describeRetention('openMemoryStore, by the rules of a collection', openStores);
describeStreams('openMemoryStore, when torrents are sent to streams', openStores);
describePredecessors('openMemoryStore, when a torrent is replaced', openStores);
describeRemoval('openMemoryStore, after a removal', openStores);
describePublishers('openMemoryStore, with publishers', openStores);
describePictures('openMemoryStore, with pictures', openStores);
describeModerationStore('openMemoryStore, as a store of moderation', openStores);
describeAudit('openMemoryStore, as a record of all changes', openStores);
describeEvents('openMemoryStore, as a record of events', openStores);
describeEventBorders('openMemoryStore, as a record of events of private collections', openStores);
describeFinding('openMemoryStore, as a catalogue to find torrents in', openStores);
