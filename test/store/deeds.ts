import type { Campaign } from "../../src/core/ballot/campaign.ts";
import type { Branch } from "../../src/core/branch/branch.ts";
import type { Countdown } from "../../src/core/countdown/countdown.ts";
import type { Step, Why } from "../../src/core/delivery/life.ts";
import type { PlannedDelivery, Source } from "../../src/core/delivery/row.ts";
import type { Outcome } from "../../src/core/ports/outbox.ts";
import type { Store } from "../../src/core/ports/store.ts";
import {
  at,
  campaignOf,
  clock,
  countdownOf,
  memberKey,
  placeIn,
  planned,
  saveBranch,
} from "../contracts/store-examples.ts";

/** The rows are due on 2 May 2023 from 9am to 10am in the UK. */
const moments = {
  before: at("2023-05-01T08:00:00Z"),
  someDue: at("2023-05-02T08:10:00Z"),
  allDue: at("2023-05-02T09:10:00Z"),
  late: at("2023-05-02T12:00:00Z"),
} as const;

type Moment = keyof typeof moments;

export interface Row {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
}

/** A branch with a ballot and two countdowns to it, to whose rows things are done. */
export interface World {
  readonly store: Store;
  readonly branch: Branch;
  readonly countdowns: readonly Countdown[];
  campaign: Campaign;
  /** By id, as the last deed left them. */
  rows: ReadonlyMap<string, Row>;
  /** By row: whose the last claim of it was. */
  readonly tokens: Map<string, string>;
  /** What this deed has claimed. */
  claimed: readonly string[];
  turn: number;
}

export async function openWorld(store: Store, workspace: string): Promise<World> {
  const branch = await saveBranch(store, workspace);
  const campaign = campaignOf(branch);
  const target = { kind: "ballot", campaignId: campaign.id } as const;
  const countdowns = [countdownOf(branch, target), countdownOf(branch, target)];
  await store.campaigns.insert(campaign);
  for (const countdown of countdowns) await store.countdowns.save(countdown);
  return { store, branch, countdowns, campaign, rows: new Map(), tokens: new Map(), claimed: [], turn: 0 };
}

/** Some of one countdown's rows: each bit is one. The same bits are the same rows. */
export interface Chosen {
  readonly which: 0 | 1;
  readonly bits: number;
}

/** Of these sixteen bits: to channels, two of them in one series; to one member; the two again, as another revision. */
export const bitsOf = {
  all: 0xffff,
  channels: 0x000f,
  member: 0x00f0,
  channelsAgain: 0x0f00,
  memberAgain: 0xf000,
} as const;

const member = memberKey("bo");

function sourceOf({ countdowns }: World, which: 0 | 1): Source {
  return { kind: "countdown", id: countdowns[which]?.id ?? "" };
}

function rowsOf(world: World, { which, bits }: Chosen): readonly PlannedDelivery[] {
  const { branch, campaign } = world;
  const source = sourceOf(world, which);
  const row = (time: string, changes: Partial<PlannedDelivery> = {}) =>
    planned(branch, { source, at: clock(time), ...changes });
  const about = { series: source.id, needs: "campaign-open", campaignId: campaign.id } as const;
  const rows = [
    row("09:00", about),
    row("10:00", about),
    row("09:00", { to: placeIn(branch.home, "C2"), lateUntil: moments.allDue }),
    row("10:00", { to: placeIn(branch.home, "C3") }),
    ...["09:00", "09:20", "09:40", "10:00"].map((time) => row(time, { to: { member } })),
  ];
  return [...rows, ...rows.map((one) => ({ ...one, revision: 1 }))].filter((_, n) => (bits >> n) % 2 === 1);
}

/** The first so many rows in this state, and after them two in others, of which nothing may come. */
function idsIn({ rows }: World, wanted: string, most = rows.size): readonly string[] {
  const all = [...rows.values()];
  return [
    ...all.filter(({ state }) => state === wanted).slice(0, most),
    ...all.filter(({ state }) => state !== wanted).slice(0, 2),
  ].map(({ id }) => id);
}

/** One thing done, and the steps that it may be for the rows. */
export interface Deed {
  readonly name: string;
  readonly steps: readonly Step[];
  run(world: World): Promise<unknown>;
}

export function add(rows: Chosen): Deed {
  return { name: "add", steps: ["plan"], run: (world) => world.store.plans.add(rowsOf(world, rows)) };
}

export function replan(rows: Chosen, now: Moment): Deed {
  return {
    name: "replan",
    steps: ["plan", "plan-again", "unplan", "move"],
    run: (world) => world.store.plans.replan(sourceOf(world, rows.which), rowsOf(world, rows), moments[now]),
  };
}

export function cancel(which: 0 | 1, why: Why<"cancel">): Deed {
  return {
    name: "cancel",
    steps: ["cancel"],
    run: (world) => world.store.plans.cancel(sourceOf(world, which), why),
  };
}

/** From the workspace, or the first channel. */
export function lose(why: Why<"lose">): Deed {
  return {
    name: "lose",
    steps: ["lose"],
    run: ({ store, branch: { home } }) => store.plans.cancelTo(why === "gone" ? home : placeIn(home), why),
  };
}

export function claim(now: Moment, limit: number, leaseMs: number): Deed {
  return {
    name: "claim",
    steps: ["claim", "reclaim", "skip"],
    async run(world) {
      const token = `t${world.turn}`;
      const claimed = await world.store.outbox.claim({ now: moments[now], token, limit, leaseMs });
      world.claimed = claimed.map(({ delivery }) => delivery.id);
      for (const id of world.claimed) world.tokens.set(id, token);
    },
  };
}

export type Ending =
  | { readonly kind: "posted" }
  | { readonly kind: "again"; readonly keepAsking: boolean }
  | { readonly kind: "skipped"; readonly reason: Why<"give-up"> }
  | { readonly kind: "failed"; readonly reason: Why<"fail"> };

/** These endings in turn for what is claimed, told by whoever claimed it or by somebody else. */
export function record(endings: readonly Ending[], by: "claimer" | "another" = "claimer"): Deed {
  return {
    name: "record",
    steps: ["post", "put-back", "give-up", "fail"],
    run: (world) => {
      const outcomes = idsIn(world, "claimed").flatMap((id, n) => {
        const ending = endings[n % endings.length];
        const token = by === "another" ? "another's" : (world.tokens.get(id) ?? "");
        return ending ? [outcomeOf(ending, { id, token }, world)] : [];
      });
      return world.store.outbox.record(outcomes);
    },
  };
}

function outcomeOf(
  ending: Ending,
  whose: { readonly id: string; readonly token: string },
  { branch }: World,
): Outcome {
  switch (ending.kind) {
    case "posted": {
      const message = { place: placeIn(branch.home), id: "m" };
      return { ...whose, ...ending, message, at: moments.someDue };
    }
    case "again":
      return { ...whose, ...ending, nextAt: moments.someDue, reason: "unavailable" };
    case "skipped":
    case "failed":
      return { ...whose, ...ending };
  }
}

/** Twenty-one others are late as well, and go again. */
export function hold(now: Moment): Deed {
  return {
    name: "hold",
    steps: ["hold", "skip"],
    async run({ store, branch, turn }) {
      const source = { kind: "branch", id: `crowd ${turn}` } as const;
      const crowd = Array.from({ length: 21 }, (_, n) =>
        planned(branch, { source, at: clock("08:00"), to: placeIn(branch.home, `crowd ${n}`) }),
      );
      await store.plans.add(crowd);
      await store.outbox.holdLate(moments[now]);
      await store.plans.cancel(source, "deleted");
    },
  };
}

/** Of the first so many that are held. */
export function decide(how: "release" | "drop", most: number): Deed {
  return {
    name: how,
    steps: [how],
    run: (world) => world.store.trouble[how](world.branch.id, idsIn(world, "held", most)),
  };
}

export const retry: Deed = {
  name: "retry",
  steps: ["retry"],
  async run(world) {
    for (const id of idsIn(world, "failed", 2)) await world.store.trouble.retry(world.branch.id, id);
  },
};

export const tell: Deed = {
  name: "tell",
  steps: [],
  run: ({ store, branch }) => store.trouble.alert(branch.id, { now: moments.late, since: moments.before }),
};

export const stop: Deed = {
  name: "stop",
  steps: ["stop"],
  run: ({ store, branch }) => store.erasure.erasePlanned(branch.id, member),
};

export const erase: Deed = {
  name: "erase",
  steps: ["erase"],
  run: ({ store, branch }) => store.erasure.erasePerson(branch.id, member),
};

export const forget: Deed = {
  name: "forget",
  steps: ["forget"],
  run: ({ store }) => store.erasure.eraseSent(moments.late),
};

/** The ballot goes on as usual, is paused or closed, or its countdowns are deleted. */
export function turnOut(what: "well" | "paused" | "closed" | "deleted"): Deed {
  return {
    name: what,
    steps: [],
    async run(world) {
      const { store, countdowns } = world;
      const { paused: _, ...campaign } = world.campaign;
      world.campaign = {
        ...campaign,
        ...(what === "paused" && { paused: true }),
        state: what === "closed" ? "closed" : "open",
        revision: campaign.revision + 1,
      };
      await store.campaigns.update(world.campaign);
      for (const countdown of countdowns) {
        if (what === "deleted") await store.countdowns.remove(countdown.id);
        else await store.countdowns.save(countdown);
      }
    },
  };
}
