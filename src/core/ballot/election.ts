import { Temporal } from "temporal-polyfill";
import type { Line } from "../chat/card.ts";
import { userError } from "../chat/user-error.ts";
import { say } from "../text/say.ts";
import type { Campaign, Election } from "./campaign.ts";
import type { Nominator, Stage } from "./election-kinds.ts";
import type { Nomination } from "./nomination.ts";

/** These facts as a rep typed them; "ordinary" takes a stage back. */
export interface TypedFacts {
  readonly nominations?: Nominator | undefined;
  readonly seats?: number | undefined;
  readonly stage?: Stage | "ordinary" | undefined;
}

/** A campaign with these facts typed, or as it is. Throws a UserError for what is no election. */
export function withElectionFacts<One extends Pick<Campaign, "kind" | "election">>(
  campaign: One,
  { nominations, seats, stage }: TypedFacts,
): One {
  const typed = { nominations, seats, stage };
  const [first] = Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (first === undefined) return campaign;
  if (campaign.kind !== "election") throw userError(say("refuse-election-fact", { option: first }), first);
  const { stage: before, ...others } = campaign.election ?? {};
  const now = stage === "ordinary" ? undefined : (stage ?? before);
  return {
    ...campaign,
    election: {
      ...others,
      ...(nominations && { nominations }),
      ...(seats !== undefined && { seats }),
      ...(now && { stage: now }),
    },
  };
}

/** Who nominates: as was said, or branches where this one's meeting is kept. Undefined: not said. */
export function nominatorOf(campaign: Campaign): Nominator | undefined {
  if (campaign.kind !== "election") return undefined;
  return campaign.election?.nominations ?? (campaign.nomination && "branches");
}

/** This branch's own part in the nominations, where branches nominate. */
export function branchPart(election: Election): Nomination | undefined {
  return nominatorOf(election) === "branches" ? election.nomination : undefined;
}

/** What was said of an election, beside its dates; who nominates while it is of any use on a civil day. */
export function electionLines(campaign: Campaign, today?: Temporal.PlainDate): readonly Line[] {
  const nominations = nominatorOf(campaign);
  const close = campaign.milestones["nominations-close"]?.date;
  const over = today && close && Temporal.PlainDate.compare(close, today) < 0;
  return [
    ...stageLines(campaign),
    ...(nominations && !over ? [say("election-nominations-by", { who: nominations })] : []),
    ...seatLines(campaign),
  ];
}

/** That it is a run-off or a by-election. */
export function stageLines({ election }: Campaign): readonly Line[] {
  if (!election?.stage) return [];
  return [say("election-stage", { again: String(election.stage === "run-off") })];
}

/** How many are elected. */
export function seatLines({ election }: Campaign): readonly Line[] {
  return election?.seats === undefined ? [] : [say("election-seats", { seats: election.seats })];
}
