import type { ReadmeFacts } from './facts.ts';
import { checkHoldings, countFor } from './holdings.ts';
import { noPicture, pictureOf, withPictures, type NewPicture, type ReadmePicture } from './picture.ts';
import { dropPictures, putPictures } from './plan-pictures.ts';
import type { ReadmeRequest } from './plan-readme.ts';
import { unchanged, type Change, type Plan } from './plan.ts';
import { checkPreconditions } from './preconditions.ts';
import { checkIsDescribed, checkMayDescribe, objectOf } from './readme.ts';

/** Plans to add a picture to those of a README. Throws what `CatalogueStore.putReadmePicture` rejects with. */
export function planReadmePicture(
  { collection, actor, conditions, picture }: ReadmeRequest & { readonly picture: NewPicture },
  facts: ReadmeFacts,
): Plan<ReadmePicture> {
  checkMayDescribe(actor, collection);
  const { pictures: before } = facts;
  const current = before.find(({ name }) => name === picture.name);
  checkPreconditions(conditions, current === undefined ? [] : [current.sha256]);
  if (current?.sha256 === picture.sha256) return unchanged(current);
  checkIsDescribed(collection, actor, facts);
  const added = { ...pictureOf(picture), ownerId: actor.tokenId };
  const after = withPictures(before, [added]);
  const changes = [...putPictures([picture]), ...setPictures(collection, before, after)];
  checkHoldings(actor, facts.holdings, [], changes);
  return {
    result: added,
    changes,
    notes: [
      {
        action: 'readme.picture',
        object: objectOf(collection),
        before: current && { name: current.name, sha256: current.sha256 },
        after: { name: added.name, sha256: added.sha256, bytes: added.bytes },
      },
    ],
  };
}

/** Plans to remove a picture. Throws what `CatalogueStore.removeReadmePicture` rejects with. */
export function planReadmePictureRemoval(
  { collection, actor, conditions, name }: ReadmeRequest & { readonly name: string },
  { pictures: before }: ReadmeFacts,
): Plan<ReadmePicture> {
  checkMayDescribe(actor, collection);
  const current = before.find((picture) => picture.name === name);
  if (current === undefined) throw noPicture(name);
  checkPreconditions(conditions, [current.sha256]);
  return {
    result: current,
    changes: setPictures(
      collection,
      before,
      before.filter((picture) => picture !== current),
    ),
    notes: [
      {
        action: 'readme.picture',
        object: objectOf(collection),
        before: { name, sha256: current.sha256 },
      },
    ],
  };
}

/** The changes from some pictures of a README to others, with what they count for each owner. */
export function setPictures(
  collection: string,
  before: readonly ReadmePicture[],
  after: readonly ReadmePicture[],
): readonly Change[] {
  if (before.length === 0 && after.length === 0) return [];
  const differences = new Map<number | undefined, number>();
  const count = (sign: 1 | -1) => (picture: ReadmePicture) =>
    void differences.set(picture.ownerId, (differences.get(picture.ownerId) ?? 0) + sign * picture.bytes);
  before.forEach(count(-1));
  after.forEach(count(1));
  return [
    { kind: 'putReadmePictures', collection, before, after },
    ...dropPictures(before, after),
    ...[...differences].flatMap(([ownerId, metainfoBytes]) =>
      countFor(ownerId, { torrentCount: 0, metainfoBytes }),
    ),
  ];
}
