import { allowanceOf, timesOf, type LimitPolicy, type Limits } from '../../access/limits.ts';
import type { Commands } from './open.ts';

/**
 * Draws from a bucket, by the server's clock. A key is when its bucket will be full again, in milliseconds, and expires
 * then. Takes the milliseconds that an empty bucket needs and that the request costs, and how it is drawn: `take` what is
 * available or nothing, `settle` in any case, `peek` nothing. Returns how long the bucket needs until it is full, and how
 * long the request would have to wait.
 */
export const DRAW_SCRIPT = `
local empty, cost, way = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local missing = math.min(math.max((tonumber(redis.call('GET', KEYS[1])) or now) - now, 0), empty)
local wait = missing + cost - empty
if wait < 0.001 then wait = 0 end
local left = missing
if way == 'settle' then left = math.min(math.max(missing + cost, 0), empty)
elseif way == 'take' and wait == 0 then left = missing + cost end
if way == 'settle' and left == 0 then redis.call('DEL', KEYS[1])
elseif left ~= missing then
  redis.call('SET', KEYS[1], string.format('%.3f', now + left), 'PX', math.ceil(left))
end
return { string.format('%.3f', left), string.format('%.3f', wait) }
`;

type Way = 'take' | 'settle' | 'peek';

/** Makes limits that all processes share. Those of the process count while the server does not answer. */
export function createSharedLimits(commands: Pick<Commands, 'draw'>, local: Limits): Limits {
  const draw = (policy: LimitPolicy, who: string, cost: number, way: Way) => {
    const { emptyMs, msPerUnit } = timesOf(policy);
    return commands.draw(`l:${policy.name}:${who}`, emptyMs, cost * msPerUnit, way);
  };
  const ask = async (way: 'take' | 'peek', name: string, who: string, cost: number) => {
    const policy = local.policyOf(name);
    if (policy === undefined) return undefined;
    const drawn = await draw(policy, who, cost, way);
    if (drawn === undefined) return local[way](name, who, cost);
    const [missingMs, waitMs] = drawn.map(Number) as [number, number];
    return allowanceOf(policy, missingMs, waitMs);
  };
  return {
    policyOf: (name) => local.policyOf(name),
    take: (name, who, cost = 1) => ask('take', name, who, cost),
    peek: (name, who, cost = 1) => ask('peek', name, who, cost),
    async settle(name, who, cost) {
      const policy = local.policyOf(name);
      if (policy === undefined) return;
      const drawn = await draw(policy, who, cost, 'settle');
      if (drawn === undefined) await local.settle(name, who, cost);
    },
  };
}
