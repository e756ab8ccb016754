import type { Redis } from "ioredis";
import type { Lane, Pacer } from "../core/chat/pace.ts";
import type { ChatName } from "../core/chat/place.ts";
import type { Log } from "../core/command/job.ts";
import { createProblems } from "./problems.ts";
import { longestRestMs, slower, slowerForMs } from "./slower.ts";

/** Milliseconds by Redis's clock, which all processes share. */
const now = "local t = redis.call('TIME') local now = t[1] * 1000 + t[2] / 1000";

/** Turns that are reserved reach no further ahead than this, ms, of so many processes as there ever are. */
const mostReservedMs = 60_000;

/**
 * What stands in a key is believed only as far as we would write it: a value from a clock that was wrong, or of somebody
 * else's, must not stop a platform.
 *
 * - read   a number up to `most`, 0 for anything else
 * - sane   the rests, without those that nobody wrote
 */
const believed = `
  local function read(key, most)
    local value = redis.pcall('GET', key)
    local number = type(value) == 'string' and tonumber(value) or 0
    return number <= most and number or 0
  end
  local function sane(key)
    local kind = redis.call('TYPE', key).ok
    if kind ~= 'zset' and kind ~= 'none' then redis.call('DEL', key) end
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
    redis.call('ZREMRANGEBYSCORE', key, '(' .. string.format('%.3f', now + ${longestRestMs}), '+inf')
  end`;

/** KEYS next turn, slow (until when the bot was told to wait); ARGV many, gap, lead. */
const reserve = `${now} ${believed}
  local gap = tonumber(ARGV[2])
  local told = read(KEYS[2], now + ${longestRestMs})
  if now < told + ${slowerForMs} then gap = gap * ${slower} end
  local planned = read(KEYS[1], math.max(now, told) + ${mostReservedMs})
  local first = math.max(now + ARGV[3], planned, told)
  local next = first + ARGV[1] * gap
  redis.call('SET', KEYS[1], string.format('%.3f', next), 'PX', math.ceil(next - now) + 1000)
  return { string.format('%.3f', first - now), tostring(gap) }`;

/** KEYS rests. */
const resting = `${now} ${believed}
  sane(KEYS[1])
  local rests = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
  local soonest = 0
  if rests[2] then soonest = rests[2] - now end
  local lanes = {}
  for i = 1, #rests, 2 do lanes[#lanes + 1] = rests[i] end
  return { string.format('%.3f', soonest), lanes }`;

const keepMs = 60_000;

/** KEYS rests; ARGV "1" unless it does not matter who rests already, then lane and ms in turns. */
const begin = `${now} ${believed}
  sane(KEYS[1])
  if ARGV[1] == '1' then
    for i = 2, #ARGV, 2 do
      if redis.call('ZSCORE', KEYS[1], ARGV[i]) then return 0 end
    end
  end
  local most = ${keepMs}
  for i = 2, #ARGV, 2 do
    redis.call('ZADD', KEYS[1], string.format('%.3f', now + ARGV[i + 1]), ARGV[i])
    most = math.max(most, ARGV[i + 1])
  end
  if redis.call('PTTL', KEYS[1]) < most then redis.call('PEXPIRE', KEYS[1], math.ceil(most)) end
  return 1`;

/** KEYS slow; ARGV ms. */
const slow = `${now} ${believed}
  local till = math.max(now + ARGV[1], read(KEYS[1], now + ${longestRestMs}))
  redis.call('SET', KEYS[1], string.format('%.3f', till), 'PX', math.ceil(till - now + ${slowerForMs}))`;

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
        async () => void (await redis.eval(begin, 1, rests(chat), "0", lane, Math.min(ms, longestRestMs))),
        () => alone.rest(chat, lane, ms),
      ),
    slow: (chat, ms) =>
      shared(
        async () => void (await redis.eval(slow, 1, slowed(chat), Math.min(ms, longestRestMs))),
        () => alone.slow(chat, ms),
      ),
    pause: alone.pause,
  };
}

const next = (chat: ChatName) => `muster:pace:${chat}:next`;

const slowed = (chat: ChatName) => `muster:pace:${chat}:slow`;

const rests = (chat: ChatName) => `muster:pace:${chat}:rests`;
