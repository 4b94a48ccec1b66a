import { gauge, type Reading, type Source } from './instruments.ts';

interface FolderState {
  readonly mount: { readonly prefix: string };
  readonly publishedCount: number;
  readonly waitingCount: number;
  readonly problems: readonly unknown[];
  readonly hashedBytes: number;
}

/** Reads how far the publication of served folders is. Their paths are labels, since the settings list them. */
export function publishedSource({
  listFolders,
}: {
  readonly listFolders: () => readonly FolderState[];
}): Source {
  return async () => {
    const folders = listFolders();
    const items = folders.flatMap(({ mount, publishedCount, waitingCount, problems }) => [
      { labels: { folder: mount.prefix, state: 'published' }, value: publishedCount },
      { labels: { folder: mount.prefix, state: 'waiting' }, value: waitingCount },
      { labels: { folder: mount.prefix, state: 'problem' }, value: problems.length },
    ]);
    const hashed: Reading = {
      kind: 'counter',
      name: 'torrentry_published_hashed_bytes_total',
      help: 'Bytes of published folders that were hashed.',
      samples: folders.map(({ mount, hashedBytes }) => ({
        labels: { folder: mount.prefix },
        value: hashedBytes,
      })),
    };
    return [
      gauge('torrentry_published_items', 'Files and folders of published folders, by state.', items),
      hashed,
    ];
  };
}
