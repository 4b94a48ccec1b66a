import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createModeration, type Moderation } from '../../../src/catalogue/moderate.ts';
import { actor, at, draft, MODERATOR, OWNER, STRANGER, v1 } from '../../contracts/drafts.ts';
import { ANY, expectRefused, type OpenedStores } from '../../contracts/opened-stores.ts';
import { openStores } from '../../support/open-stores.ts';

describe('createModeration', () => {
  let opened: OpenedStores;
  let moderation: Moderation;
  beforeEach(async () => {
    opened = await openStores();
    moderation = createModeration(opened.moderation, () => at(3));
  });
  afterEach(() => opened.close());

  it('takes a report of up to 2000 characters, also an empty one', async () => {
    await opened.store.publish(draft('a'), OWNER, ANY, at(0));
    await moderation.report(v1('a'), 'other', ` a\r\n${'😀'.repeat(1998)} `, STRANGER);
    await moderation.report(v1('a'), 'spam', '', STRANGER);
    expect(await moderation.listReports(9)).toMatchObject([
      { kind: 'other', text: `a\n${'😀'.repeat(1998)}`, at: at(3) },
      { kind: 'spam', text: '' },
    ]);
    for (const text of ['x'.repeat(2001), 'bell \u0007'])
      await expectRefused(
        opened,
        () => moderation.report(v1('a'), 'other', text, STRANGER),
        'malformed',
        'report',
      );
  });

  it('does not dismiss a report and block the torrent', async () => {
    await opened.store.publish(draft('a'), OWNER, ANY, at(0));
    const { id } = await moderation.report(v1('a'), 'spam', '', STRANGER);
    const settle = () =>
      moderation.settleReport(id, 'dismissed', MODERATOR, { block: true, reason: 'malware' });
    await expectRefused(opened, settle, 'malformed', 'dismiss');
  });

  it('blocks for moderators of all collections alone, with a reason', async () => {
    for (const who of [OWNER, actor(8, { changes: 'all', scope: 'debian/**' })]) {
      await expectRefused(opened, () => moderation.block([v1('a')], 'why', who), 'forbidden');
      await expectRefused(opened, () => moderation.unblock(v1('a'), who), 'forbidden');
    }
    for (const reason of ['', ' ', 'x'.repeat(501), 'two\nlines'])
      await expectRefused(
        opened,
        () => moderation.block([v1('a')], reason, MODERATOR),
        'malformed',
        'reason',
      );
    await moderation.block([v1('a')], ' why ', MODERATOR);
    expect(await moderation.findBlock(v1('a'))).toMatchObject({ reason: 'why', at: at(3) });
    await moderation.unblock(v1('a'), MODERATOR);
    expect(await moderation.listBlocks(9)).toEqual([]);
    expect(await moderation.countWaiting()).toEqual({ pendingCount: 0, reportCount: 0 });
  });
});
