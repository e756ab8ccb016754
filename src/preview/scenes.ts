import { Temporal } from "temporal-polyfill";
import { arrangeCampaign } from "../core/acts/ballot/arrange.ts";
import { arrangeStrike } from "../core/acts/strike/arrange.ts";
import type { Campaign, MilestoneKind } from "../core/ballot/campaign.ts";
import type { ElectionFacts } from "../core/ballot/election-kinds.ts";
import { type Branch, newBranch } from "../core/branch/branch.ts";
import type { Milestone } from "../core/calendar/moment.ts";
import { civilDate, instantOf, ukZone } from "../core/calendar/zone.ts";
import { handleContact, repContact } from "../core/people/sealed-in.ts";
import type { Vault } from "../core/people/vault.ts";
import { announceStrike } from "../core/planning/announce-strike.ts";
import type { Database, Store } from "../core/ports/store.ts";
import { nextBlock } from "../core/strike/days.ts";
import type { Strike } from "../core/strike/strike.ts";
import { shortIdOf } from "../core/typed/short-id.ts";
import type { PreviewClock } from "./clock.ts";
import type { Scene } from "./parts.ts";
import { branches, placeFor } from "./room.ts";

interface SceneParts {
  readonly database: Database;
  readonly clock: PreviewClock;
  readonly vault: Vault;
  readonly newId: () => string;
}

interface SetUp {
  readonly store: Store;
  readonly branch: Branch;
  readonly now: Temporal.Instant;
  readonly newId: () => string;
}

interface Script extends Scene {
  /** The business clock at its start: local date and time in the UK. */
  readonly at: string;
  /** Whether nobody is named as rep yet. */
  readonly repless?: boolean;
  readonly play: (setUp: SetUp) => Promise<void>;
}

const place = placeFor("general", "officer");

/** Where strikes that call out some members only are told. */
const activists = placeFor("activists", "officer");

const scripts: readonly Script[] = [
  {
    id: "2023-reballot",
    title: "2023 reballot",
    description:
      "Thursday 20 April 2023: the reballot closes in 19 days, a strike on 28 April is not confirmed yet, and the old mandate ends on 6 May.",
    at: "2023-04-20T09:00",
    play: playReballot,
  },
  {
    id: "2019-election",
    title: "2019 election",
    description: "Monday 2 September 2019: nominations for General Secretary open today.",
    at: "2019-09-02T09:00",
    play: playElection,
  },
  {
    id: "new-branch",
    title: "A new branch",
    description: "Thursday 20 April 2023: nothing is set up and no rep is named. Begin with /muster.",
    at: "2023-04-20T09:00",
    repless: true,
    play: async () => {},
  },
];

export const scenes: readonly Scene[] = scripts.map(({ id, title, description }) => ({
  id,
  title,
  description,
}));

/**
 * Forgets the preview's branches (and no other), sets the clock to the scene's moment and sets the scene up.
 * Throws for a scene there is not.
 */
export async function loadScene(id: string, { database, clock, vault, newId }: SceneParts): Promise<void> {
  const script = scripts.find((one) => one.id === id);
  if (!script) throw new Error(`no scene ${id}`);
  const start = Temporal.PlainDateTime.from(script.at);
  const now = instantOf(start.toPlainDate(), start.toPlainTime(), ukZone);
  await clock.reset(now);
  await database.transaction(async (store) => {
    for (const { workspace } of branches) await store.branches.remove({ chat: "preview", workspace });
    const settled: Branch[] = [];
    for (const { workspace, name } of branches) {
      const branch = await store.branches.save({
        ...newBranch(newId(), { chat: "preview", workspace }),
        name,
      });
      if (!script.repless) await nameRep(store, branch, { vault, now });
      settled.push(branch);
    }
    const [branch] = settled;
    // What is due at the scene's first moment is still to come.
    if (branch) await script.play({ store, branch, now: now.subtract({ milliseconds: 1 }), newId });
  });
}

/** A branch's workplace rep, who has agreed to it. */
async function nameRep(
  store: Store,
  branch: Branch,
  { vault, now }: Pick<SceneParts, "vault"> & Pick<SetUp, "now">,
): Promise<void> {
  const key = vault.memberKey({ ...branch.home, user: "rep" });
  const agreed = { at: now, contact: vault.seal("rep", repContact(branch.id, key)) };
  await store.reps.save({ branchId: branch.id, key, role: "rep", agreed });
  await store.handles.keep(branch.id, key, vault.seal("rep", handleContact(branch.id, key)));
}

const moment = { milliseconds: 1 };

/** Facts: the union's published timetable; 186 employers balloted, papers due by 12 noon on Tue 9 May 2023. */
async function playReballot(setUp: SetUp): Promise<void> {
  await addCampaign(setUp, "closed", "PCS national ballot, autumn 2022", "statutory", {
    opens: "2022-09-26",
    // The hour of this close was not published; 12 noon is the union's custom.
    closes: "2022-11-07T12:00",
    result: "2022-11-10",
    "mandate-expires": "2023-05-06",
  });
  await addCampaign(setUp, "open", "PCS national campaign reballot, 2023", "statutory", {
    opens: "2023-03-20",
    closes: "2023-05-09T12:00",
    result: "2023-05-10",
  });
  await addStrike(setUp, {
    place,
    name: "All-out strike, 28 April",
    employers: [],
    form: "day",
    days: ["2023-04-28"],
    state: "notified",
  });
  await addStrike(setUp, {
    place: activists,
    name: "Ofgem targeted strike",
    employers: ["Ofgem"],
    form: "list",
    days: ["2023-04-10", "2023-04-11", "2023-04-12", "2023-04-13", "2023-04-14", "2023-04-17"],
    state: "confirmed",
  });
  await addStrike(setUp, {
    place: activists,
    name: "Passport Office sustained strike",
    employers: ["HM Passport Office"],
    form: "range",
    days: daysFrom("2023-04-03", "2023-05-05"),
    state: "confirmed",
  });
}

async function playElection(setUp: SetUp): Promise<void> {
  await addCampaign(
    setUp,
    "open",
    "PCS General Secretary election, 2019",
    "election",
    {
      "nominations-open": "2019-09-02",
      "nominations-close": "2019-10-14T17:00",
      acceptance: "2019-10-21T17:00",
      opens: "2019-11-07",
      "not-received-by": "2019-11-14",
      "replacement-by": "2019-12-04T17:00",
      closes: "2019-12-12T12:00",
    },
    { nominations: "branches" },
  );
}

async function addCampaign(
  { store, branch, now, newId }: SetUp,
  state: Campaign["state"],
  name: string,
  kind: Campaign["kind"],
  dates: Readonly<Partial<Record<MilestoneKind, string>>>,
  election?: ElectionFacts,
): Promise<void> {
  const id = newId();
  const milestones = Object.fromEntries(
    Object.entries(dates).map(([milestone, at]) => [milestone, momentOf(at)]),
  );
  await arrangeCampaign(
    store,
    {
      id,
      shortId: shortIdOf(id),
      branchId: branch.id,
      place,
      kind,
      name,
      milestones,
      state,
      revision: 1,
      ...(election && { election }),
    },
    { branch, now },
    newId,
  );
}

/** "2023-05-09T12:00" or "2023-05-09". */
function momentOf(at: string): Milestone {
  const date = Temporal.PlainDate.from(at.slice(0, 10));
  return at.includes("T") ? { date, time: Temporal.PlainTime.from(at.slice(11)) } : { date };
}

async function addStrike(
  { store, branch, now, newId }: SetUp,
  facts: Pick<Strike, "place" | "name" | "employers" | "form" | "state"> & {
    readonly days: readonly string[];
  },
): Promise<void> {
  const id = newId();
  const days = facts.days.map((day) => Temporal.PlainDate.from(day));
  const strike: Strike = {
    ...facts,
    kind: "strike",
    id,
    shortId: shortIdOf(id),
    branchId: branch.id,
    days,
    pickets: [],
    stateSince: now,
    changedAt: now,
    revision: 1,
  };
  await arrangeStrike(store, strike, { branch, now }, newId);
  // So that the room has been told of what is going on, and a suspension has somebody to tell.
  if (nextBlock(strike, civilDate(now, branch.zone)))
    await announceStrike(store, strike, { branch, now: now.add(moment) });
}

function daysFrom(first: string, last: string): readonly string[] {
  const start = Temporal.PlainDate.from(first);
  const count = start.until(last).days + 1;
  return Array.from({ length: count }, (_, days) => start.add({ days }).toString());
}
