import { describe, expect, it } from 'vitest';
import { Services } from '../../../src/app/services.ts';

function open() {
  const events: string[] = [];
  const log = {
    info() {},
    warn() {},
    error: (fields: object, message: string) => void events.push(`${message}: ${JSON.stringify(fields)}`),
  };
  const service = (name: string) => ({
    name,
    start: () => void events.push(`${name} starts`),
    stop: () => void events.push(`${name} stops`),
  });
  return { services: new Services(log), events, service };
}

describe('Services', () => {
  it('start in their order and stop in the reverse', async () => {
    const { services, events, service } = open();
    await services.add(service('store'));
    await services.add(service('http'));
    await services.stop();
    expect(events).toEqual(['store starts', 'http starts', 'http stops', 'store stops']);
  });

  it('stop once, however often they are told', async () => {
    const { services, events, service } = open();
    await services.add(service('store'));
    await Promise.all([services.stop(), services.stop()]);
    expect(events).toEqual(['store starts', 'store stops']);
  });

  it('stop although one of them fails, which the log has', async () => {
    const { services, events, service } = open();
    await services.add(service('store'));
    await services.add({ name: 'jobs', stop: () => Promise.reject(new Error('stuck')) });
    await services.stop();
    expect(events).toEqual([
      'store starts',
      'a service failed to stop: {"err":{},"service":"jobs"}',
      'store stops',
    ]);
  });

  it('do not include one whose start failed', async () => {
    const { services, events } = open();
    const start = () => Promise.reject(new Error('in use'));
    await expect(
      services.add({ name: 'http', start, stop: () => void events.push('stopped') }),
    ).rejects.toThrow('in use');
    await services.stop();
    expect(events).toEqual([]);
  });
});
