import type { Context, Services } from "../../command/command.ts";
import { offering } from "../../command/declared.ts";
import type { Store } from "../../ports/store.ts";
import type { Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import { checkLooks } from "../../typed/look-alike.ts";
import { checkNoMention } from "../../typed/mention.ts";
import { choiceOption, labelled, textOption, whenOption } from "../../typed/option.ts";
import { checkEmployersLook, employersKnown } from "../ballot/employers.ts";
import { employersMeant } from "./employers-meant.ts";
import { offerEmployers } from "./known-employers.ts";

const actionKinds = ["strike", "asos"] as const;

/** What a strike is made of; `/strike edit` changes the same. */
export const strikeFacts = {
  name: textOption({
    label: "Name",
    about: "The strike’s name, as every post will say it",
    example: "PCS national strike",
  }),
  days: whenOption({
    label: "Days",
    about: "A day, a list, a first and last day, or “from 3 April until further notice”; hours may stand by",
    example: "10-14 April and 17 April 2023",
  }),
  hours: textOption({
    label: "Hours",
    about: "From when to when, or the shifts, as the union says it; whole days if left out",
    example: "20:30 to 04:29",
    maxLength: 120,
  }),
  for: offering(
    textOption({
      label: "For whom",
      about: "all (every employer with a live mandate), or employers or sites, with commas between",
      example: "Ofgem, DVSA",
      maxLength: 160,
    }),
    offerEmployers,
  ),
  kind: choiceOption(actionKinds, {
    label: "Kind",
    about: "A strike, or action short of one, such as an overtime ban",
    example: "strike",
    labels: labelled(actionKinds, (kind) => `choice-action-${kind}`),
    means: {
      ...{ "strike action": "strike", walkout: "strike", "walk out": "strike", stoppage: "strike" },
      ...{ "action short": "asos", "short of a strike": "asos", ban: "asos", boycott: "asos" },
      ...{ "overtime ban": "asos", "work to rule": "asos", "working to rule": "asos" },
    },
  }),
  review: whenOption({
    label: "Review",
    about: "Day on which action without a last day will be looked at again",
    example: "Tue 25 April 2023",
  }),
  decision: whenOption({
    label: "Decision",
    about: "Day on which a conditional strike will be decided",
    example: "Tue 25 April 2023",
  }),
};

const noticeMeant = { "notice is given": "notified", "given notice": "notified", notice: "notified" };

const statesSet = ["proposed", "notified"] as const;

/** How far a new strike has got. */
export const stateOption = choiceOption(statesSet, {
  label: "State",
  about: "Proposed, or notice given once the union has told the employer",
  example: "proposed",
  labels: labelled(statesSet, (state) => `choice-state-${state}`),
  means: noticeMeant,
});

const stages = ["notified", "confirmed"] as const;

/** What the union is said to have done about one that is set up. */
export const stageOption = choiceOption(stages, {
  label: "Stage",
  about: "Confirmed: every channel that follows it is told; notice given: nothing is posted",
  example: "confirmed",
  labels: labelled(stages, (stage) => `choice-state-${stage}`),
  means: noticeMeant,
});

/** The employers named; none for everybody. Asks back where it is unclear, refuses a look-alike of a known one. */
export async function typedEmployers(
  typed: string,
  { branch }: Pick<Context, "branch">,
  {
    store,
    sure,
  }: Pick<Services, "sure"> & { readonly store: Pick<Store, "campaigns" | "strikes" | "audiences"> },
): Promise<readonly string[]> {
  const known = await employersKnown(store, branch.id);
  const nobody = say("refuse-for-whom");
  const employers = employersMeant(typed, { known, others: true, nobody, sure });
  checkEmployersLook(employers, "for", known);
  return employers;
}

/** A strike's new name. Throws a UserError where it looks like another's. */
export function checkStrikeName(name: string, others: readonly Strike[]): void {
  checkNoMention(name, "name");
  checkLooks(
    name,
    "name",
    others.map((other) => other.name),
  );
}

/** As what somebody acts who may change a strike. */
export function actingAs({ role }: Pick<Context, "role">): "rep" | "officer" {
  return role === "officer" ? "officer" : "rep";
}
