import type { AnsweredBy, AskedBy, Client } from './client.ts';
import type { CallOptions } from './call-types.ts';

/** The parameter by which each list goes on from the `next` of the page before. */
const CONTINUES = {
  listTorrents: 'cursor',
  listReports: 'after',
  listBlocks: 'before',
  listAuditLog: 'before',
  listEvents: 'after',
} as const;

/** The lists that come page by page. */
export type PagedList = keyof typeof CONTINUES;

type ItemOf<Name extends PagedList> =
  AnsweredBy<Name> extends { readonly items: readonly (infer Item)[] } ? Item : never;

export interface Walk {
  /**
   * All items of a list, asked for page by page as they are read: `for await (const torrent of
   * client.each('listTorrents', { collection: 'debian', below: true }))`. Rejects like the method of that name.
   */
  each<Name extends PagedList>(
    name: Name,
    asked?: AskedBy<Name>,
    options?: CallOptions,
  ): AsyncGenerator<ItemOf<Name>, void, void>;
}

interface Page {
  readonly items: readonly unknown[];
  readonly next: unknown;
}

export function createWalk(lists: Pick<Client, PagedList>): Walk {
  return {
    async *each<Name extends PagedList>(name: Name, asked?: AskedBy<Name>, options?: CallOptions) {
      const list = lists[name] as (asked: object, options?: CallOptions) => Promise<Page>;
      // The audit log is listed from the oldest on when it is asked for what came after some record.
      const isAfter = asked !== undefined && 'after' in asked && asked.after !== undefined;
      const parameter = isAfter ? 'after' : CONTINUES[name];
      let from = {};
      for (;;) {
        const { items, next } = await list({ ...asked, ...from }, options);
        yield* items as readonly ItemOf<Name>[];
        if (next === null) return;
        from = { [parameter]: next };
      }
    },
  };
}
