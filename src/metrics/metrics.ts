import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { ChatRefusal, Inbox } from "../core/chat/chat.ts";
import type { Pacer } from "../core/chat/pace.ts";
import type { ChatName } from "../core/chat/place.ts";
import type { Log } from "../core/command/job.ts";
import type { Tried } from "../core/sending/sending.ts";

/**
 * What this process counts, for Prometheus. No label names a person, a branch, a ballot or a command: the fixed list is
 * in test/metrics/metrics.test.ts.
 */
export interface Metrics {
  /** Where the gauges go that are asked as the numbers are read. */
  readonly registry: Registry;
  /** These may be counted of: each number is there from now on, as what has not been 0 is not seen to grow. */
  expect(chats: Iterable<ChatName>): void;
  /** A try at a post and what came of it. */
  tried(tried: Tried): void;
  /** A call was acknowledged so many ms after it came. */
  acknowledged(chat: ChatName, ms: number): void;
  /** These, counted. */
  log(log: Log): Log;
  pacer(pacer: Pacer): Pacer;
  inbox(inbox: Inbox): Inbox;
  /** Reads everything in Prometheus's text format, once `before` is done. */
  reader(before: () => Promise<void>): () => Promise<string>;
}

/** Seconds. A minute late is what readiness calls standing still, half an hour what a post itself says. */
const lateBuckets = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 3600];

/** Seconds: both platforms give up after three. */
const ackBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3];

/** The event loop is looked at this often, ms: a finer look keeps an idle process awake. */
const loopPrecisionMs = 100;

const outcomes: Readonly<Record<Tried["outcome"], 0>> = {
  ...{ posted: 0, again: 0, skipped: 0, failed: 0, unanswered: 0 },
};

const refusalKinds: Readonly<Record<ChatRefusal["kind"], 0>> = {
  ...{ "rate-limited": 0, "place-lost": 0, "workspace-lost": 0, gone: 0 },
  ...{ refused: 0, unavailable: 0, "not-allowed": 0, unknown: 0 },
};

let ofProcess: Registry | undefined;

/** Node's own figures: they observe the process and cannot be taken back, so there is one of them. */
function processRegistry(): Registry {
  if (ofProcess) return ofProcess;
  ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess, eventLoopMonitoringPrecision: loopPrecisionMs });
  return ofProcess;
}

/** What a metric of Muster's own begins with. */
export function namesIn(registry: Registry) {
  return <Label extends string>(name: string, help: string, ...labelNames: Label[]) => ({
    name: `muster_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
}

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const own = namesIn(registry);
  const posts = new Counter(own("posts_total", "Tries at a post, by what came of them", "chat", "outcome"));
  const refusals = new Counter(own("refusals_total", "Posts a platform did not take", "chat", "kind"));
  const late = new Histogram({
    ...own("post_lateness_seconds", "From when a post was due until the platform had it", "chat"),
    buckets: lateBuckets,
  });
  const acks = new Histogram({
    ...own("ack_seconds", "From when a call came until the platform had its acknowledgement", "chat"),
    buckets: ackBuckets,
  });
  const calls = new Counter(own("calls_total", "Commands, taps and forms answered"));
  const waits = new Counter(own("pacing_wait_seconds_total", "Waited for a turn to post, added up"));
  const troubles = new Counter(own("troubles_total", "Log lines at these levels", "level"));
  const info = new Gauge(own("info", "Always 1: what runs", "version", "node"));
  info.set({ version, node: process.version }, 1);
  for (const level of ["warn", "error"]) troubles.inc({ level }, 0);

  return {
    registry,
    expect(chats) {
      for (const chat of chats) {
        for (const [outcome, none] of Object.entries(outcomes)) posts.inc({ chat, outcome }, none);
        for (const [kind, none] of Object.entries(refusalKinds)) refusals.inc({ chat, kind }, none);
        late.zero({ chat });
        acks.zero({ chat });
      }
    },
    tried({ chat, outcome, lateMs, refusal }) {
      posts.inc({ chat, outcome });
      if (refusal !== undefined) refusals.inc({ chat, kind: refusal });
      if (lateMs !== undefined) late.observe({ chat }, lateMs / 1000);
    },
    acknowledged(chat, ms) {
      acks.observe({ chat }, ms / 1000);
    },
    log: (log) => ({
      info: (fields, message) => log.info(fields, message),
      warn(fields, message) {
        troubles.inc({ level: "warn" });
        log.warn(fields, message);
      },
      error(fields, message) {
        troubles.inc({ level: "error" });
        log.error(fields, message);
      },
    }),
    pacer: (pacer) => ({
      ...pacer,
      pause(ms) {
        waits.inc(Math.max(0, ms) / 1000);
        return pacer.pause(ms);
      },
    }),
    inbox(inbox) {
      const counted =
        <Call, Answer>(take: (call: Call) => Promise<Answer>) =>
        (call: Call) =>
          take(call).finally(() => calls.inc());
      return {
        ...inbox,
        command: counted(inbox.command),
        press: counted(inbox.press),
        submit: counted(inbox.submit),
      };
    },
    reader: (before) => async () => {
      await before();
      return Registry.merge([registry, processRegistry()]).metrics();
    },
  };
}
