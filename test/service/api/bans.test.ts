import { describe, expect, it } from 'vitest';
import { auditOf, sendJson } from '../../support/forms.ts';
import { tokenOf } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';

interface Ban {
  readonly id: number;
  readonly range: string;
}

const service = serviceForAll();

async function list(
  service: TestService,
  query = '',
): Promise<{ items: readonly Ban[]; next: number | null }> {
  const answer = await service.request(`/api/v1/bans${query}`, { headers: service.authorization });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { items: readonly Ban[]; next: number | null };
}

describe('bans in the API', () => {
  it('are added, listed and removed, with a record of each in the audit log', async () => {
    const service = await startService();
    const expiresAt = '2999-01-01T00:00:00.000Z';
    const body = { range: '192.0.2.9/24', reason: 'spam', expiresAt };
    const added = await sendJson(service, '/api/v1/bans', body);
    expect(added.status).toBe(201);
    const ban = (await added.json()) as Ban;
    expect(ban).toEqual({
      id: 1,
      range: '192.0.2.0/24',
      reason: 'spam',
      bannedAt: expect.any(String),
      expiresAt,
      by: 'admin',
    });
    expect(await list(service)).toEqual({ items: [ban], next: null });
    const remove = () =>
      service.request('/api/v1/bans/1', { method: 'DELETE', headers: service.authorization });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await auditOf(service)).slice(0, 2)).toEqual([
      'ban.remove ban 192.0.2.0/24',
      'ban.add ban 192.0.2.0/24',
    ]);
  });

  it('are refused with all mistakes, too wide ranges and the address of who asks among them', async () => {
    const send = async (body: object) => {
      const answer = await sendJson(service, '/api/v1/bans', body);
      return {
        status: answer.status,
        problem: (await answer.json()) as { detail: string; errors?: object[] },
      };
    };
    const wrong = await send({ range: 'somewhere', reason: '', expiresAt: '2000-01-01T00:00:00Z' });
    expect(wrong.status).toBe(400);
    expect(wrong.problem.errors).toHaveLength(3);
    expect(await send({ range: '0.0.0.0/0', reason: 'x' })).toMatchObject({
      status: 400,
      problem: { detail: 'Cannot ban 0.0.0.0/0: the range is too wide' },
    });
    expect(await send({ range: '127.0.0.1', reason: 'x' })).toMatchObject({
      status: 409,
      problem: { detail: 'Cannot ban 127.0.0.1: your own address, 127.0.0.1, is in it' },
    });
    expect((await list(service)).items).toEqual([]);
  });

  it('are listed page by page, the newest first', async () => {
    const service = await startService();
    for (let index = 0; index < 101; index++)
      await sendJson(service, '/api/v1/bans', { range: `192.0.2.${index}`, reason: 'x' });
    const first = await list(service);
    expect(first.items).toHaveLength(100);
    expect(first.items[0]?.range).toBe('192.0.2.100');
    expect(await list(service, `?before=${first.next}`)).toMatchObject({
      items: [{ range: '192.0.2.0' }],
      next: null,
    });
  });

  it('are for admins', async () => {
    const { headers } = await tokenOf(service, 'moderator');
    expect((await service.request('/api/v1/bans', { headers })).status).toBe(403);
    expect(
      (await sendJson(service, '/api/v1/bans', { range: '192.0.2.1', reason: 'x' }, headers)).status,
    ).toBe(403);
  });
});
