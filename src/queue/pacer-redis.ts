import type { Redis } from "ioredis";
import type { Lane, Pacer } from "../core/chat/pace.ts";
import type { ChatName } from "../core/chat/place.ts";
import type { Log } from "../core/command/job.ts";
import { createProblems } from "./problems.ts";
import { slower, slowerForMs } from "./slower.ts";

/** Milliseconds by Redis's clock, which all processes share. */
const now = "local t = redis.call('TIME') local now = t[1] * 1000 + t[2] / 1000";

/** KEYS next turn, slow; ARGV many, gap, lead. */
const reserve = `${now}
  local gap = tonumber(ARGV[2])
  if redis.call('EXISTS', KEYS[2]) == 1 then gap = gap * ${slower} end
  local first = math.max(now + ARGV[3], tonumber(redis.call('GET', KEYS[1]) or '0'))
  local next = first + ARGV[1] * gap
  redis.call('SET', KEYS[1], string.format('%.3f', next), 'PX', math.ceil(next - now) + 1000)
  return { string.format('%.3f', first - now), tostring(gap) }`;

/** KEYS rests. */
const resting = `${now}
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  local rests = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
  local soonest = 0
  if rests[2] then soonest = rests[2] - now end
  local lanes = {}
  for i = 1, #rests, 2 do lanes[#lanes + 1] = rests[i] end
  return { string.format('%.3f', soonest), lanes }`;

const keepMs = 60_000;

/** KEYS rests; ARGV "1" unless it does not matter who rests already, then lane and ms in turns. */
const begin = `${now}
  if ARGV[1] == '1' then
    for i = 2, #ARGV, 2 do
      local till = redis.call('ZSCORE', KEYS[1], ARGV[i])
      if till and tonumber(till) > now then return 0 end
    end
  end
  local most = ${keepMs}
  for i = 2, #ARGV, 2 do
    redis.call('ZADD', KEYS[1], string.format('%.3f', now + ARGV[i + 1]), ARGV[i])
    most = math.max(most, ARGV[i + 1])
  end
  if redis.call('PTTL', KEYS[1]) < most then redis.call('PEXPIRE', KEYS[1], math.ceil(most)) end
  return 1`;

/** KEYS next turn, slow; ARGV ms. */
const slow = `${now}
  local till = math.max(now + ARGV[1], tonumber(redis.call('GET', KEYS[1]) or '0'))
  redis.call('SET', KEYS[1], string.format('%.3f', till), 'PX', math.ceil(till - now) + 1000)
  redis.call('SET', KEYS[2], '1', 'PX', math.ceil(ARGV[1] + ${slowerForMs}))`;

/** Permits shared by all processes on one Redis; while it cannot be reached, each process keeps to `alone`. */
export function createRedisPacer(redis: Pick<Redis, "eval">, alone: Pacer, log: Log): Pacer {
  const problems = createProblems(log, "pacer");

  async function shared<Result>(
    ask: () => Promise<Result>,
    otherwise: () => Promise<Result>,
  ): Promise<Result> {
    try {
      const result = await ask();
      problems.passed();
      return result;
    } catch (error) {
      problems.met(error);
      return otherwise();
    }
  }

  return {
    reserve: (chat, turns) =>
      shared(
        async () => {
          const { many, gapMs, leadMs = 0 } = turns;
          const answer = await redis.eval(reserve, 2, next(chat), slowed(chat), many, gapMs, leadMs);
          const [waitMs, gap] = answer as [string, string];
          return { waitMs: Number(waitMs), gapMs: Number(gap) };
        },
        () => alone.reserve(chat, turns),
      ),
    resting: (chat) =>
      shared(
        async () => {
          const [soonestMs, lanes] = (await redis.eval(resting, 1, rests(chat))) as [string, Lane[]];
          return { lanes, soonestMs: Number(soonestMs) };
        },
        () => alone.resting(chat),
      ),
    begin: (chat, lanes) =>
      shared(
        async () => (await redis.eval(begin, 1, rests(chat), "1", ...[...lanes].flat())) === 1,
        () => alone.begin(chat, lanes),
      ),
    rest: (chat, lane, ms) =>
      shared(
        async () => void (await redis.eval(begin, 1, rests(chat), "0", lane, ms)),
        () => alone.rest(chat, lane, ms),
      ),
    slow: (chat, ms) =>
      shared(
        async () => void (await redis.eval(slow, 2, next(chat), slowed(chat), ms)),
        () => alone.slow(chat, ms),
      ),
    pause: alone.pause,
  };
}

const next = (chat: ChatName) => `muster:pace:${chat}:next`;

const slowed = (chat: ChatName) => `muster:pace:${chat}:slow`;

const rests = (chat: ChatName) => `muster:pace:${chat}:rests`;
