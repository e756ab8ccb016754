import { openServer } from "../../src/store/postgres/server.ts";
import { type Figure, judge, percentile } from "../figure.ts";
import { withPostgres } from "../servers.ts";
import type { Spent } from "./cost.ts";
import { rowBytes } from "./history.ts";
import { type Ran, scenario } from "./scenario.ts";
import { inFew, type Sizes } from "./sizes.ts";

/** Days of a thousand posts, after which a row's size is looked at. */
const DAYS = 100;

/**
 * A national union: a thousand workspaces, half on Slack and half on Discord, through the real adapters to the platforms'
 * doubles. The same day is walked through three times: in ten workspaces, in all, and in all after a million posts.
 */
export async function xl(report: (line: string) => void, sizes: Sizes): Promise<readonly Figure[]> {
  const days = Math.min(DAYS, Math.max(5, Math.floor(sizes.history / 1_000)));
  const bytes = await withPostgres(async (url) => {
    const { pool, close } = await openServer(url);
    return rowBytes(pool, days).finally(close);
  });
  report(`a post that went: ${bytes.toFixed(0)} bytes after ${days} days of a thousand`);
  const few = await scenario({ sizes: inFew(sizes), report });
  const many = await scenario({ sizes: { ...sizes, history: 0 }, report });
  const later = await scenario({ sizes, beside: true, report });
  return [
    ...postFigures(later),
    ...ackFigures(later),
    judge({ id: "xl-answers-kept", unit: "", bar: { of: "value", at: "least", is: sizes.answers } }, [
      { value: later.kept },
    ]),
    value("xl-close-told", "s", later.closeSeconds, 60),
    figure("xl-check-edits", "while people answered", later.edits),
    ...costFigures({ few, many, later }),
    value("xl-row", "bytes, with its part of the indexes", bytes, 1_024),
    value("xl-redis", "MB above empty", later.redisMb, 10),
  ];
}

function postFigures({ nine }: Ran): readonly Figure[] {
  return [
    judge({ id: "xl-posts", unit: "s", bar: { of: "ratio", at: "most", is: 1.05 } }, [
      { value: nine.seconds, raw: nine.bestSeconds },
    ]),
    figure("xl-posts-first", "ms after nine", nine.firstMs),
    figure("xl-posts-slack", "s", nine.slackSeconds),
    value("xl-posts-429", "refused", nine.refused, 0),
  ];
}

function ackFigures({ acks, bare }: Ran): readonly Figure[] {
  const one = (chat: "slack" | "discord", id: string, share: number, is: number) =>
    judge({ id: `xl-ack-${chat}-${id}`, unit: "ms", bar: { of: "value", at: "most", is } }, [
      { value: percentile(acks[chat], share), raw: percentile(bare?.[chat] ?? [], share) },
    ]);
  return (["slack", "discord"] as const).flatMap((chat) => [
    one(chat, "p99", 0.99, 500),
    one(chat, "longest", 1, 2_500),
  ]);
}

interface Three {
  readonly few: Ran;
  readonly many: Ran;
  readonly later: Ran;
}

/** Of one post and one answer: in many workspaces beside few, and after a history beside none. */
function costFigures({ few, many, later }: Three): readonly Figure[] {
  return [
    ...(["post", "answer"] as const).flatMap((what) => [
      ratio(`xl-${what}-cost`, "ms of processor", cpu(many[what]), cpu(few[what]), 1.2),
      ratio(`xl-${what}-blocks`, "blocks", many[what].blocks, few[what].blocks),
      ratio(`xl-${what}-cost-history`, "ms of processor", cpu(later[what]), cpu(many[what]), 1.1),
      ratio(`xl-${what}-blocks-history`, "blocks", later[what].blocks, many[what].blocks),
      figure(`xl-${what}-postgres`, "ms of processor, of Postgres alone", later[what].postgres),
    ]),
    ratio("xl-idle-cost", "ms of processor a second", cpu(many.idle), cpu(few.idle)),
    ratio("xl-idle-cost-history", "ms of processor a second", cpu(later.idle), cpu(many.idle)),
  ];
}

function cpu({ muster, postgres }: Spent): number {
  return muster + postgres;
}

function ratio(id: string, unit: string, measured: number, raw: number, most?: number): Figure {
  const bar = most === undefined ? {} : { bar: { of: "ratio", at: "most", is: most } as const };
  return judge({ id, unit, ...bar }, [{ value: measured, raw }]);
}

function value(id: string, unit: string, measured: number, most: number): Figure {
  return judge({ id, unit, bar: { of: "value", at: "most", is: most } }, [{ value: measured }]);
}

function figure(id: string, unit: string, measured: number): Figure {
  return judge({ id, unit }, [{ value: measured }]);
}
