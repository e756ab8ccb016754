import type { Campaign } from "../../ballot/campaign.ts";
import { checkNew } from "../../ballot/changes.ts";
import { thresholdLines } from "../../ballot/count/threshold-option.ts";
import { withTurnoutRule } from "../../ballot/count/turnout-rule.ts";
import { datesBriefly } from "../../ballot/dates-briefly.ts";
import { checkKind } from "../../ballot/kind-checks.ts";
import { closeOf } from "../../ballot/timetable.ts";
import { dateWarnings } from "../../ballot/warnings.ts";
import { nearDay, shortDayYear } from "../../calendar/words.ts";
import { civilDate } from "../../calendar/zone.ts";
import { type Card, inOne } from "../../chat/card.ts";
import { doId } from "../../chat/shortcut.ts";
import { type Context, makeSure, type Services } from "../../command/command.ts";
import { announceHello } from "../../planning/announce.ts";
import { nextPostLines } from "../../planning/next-posts.ts";
import { say, words } from "../../text/say.ts";
import { checkLooks } from "../../typed/look-alike.ts";
import { checkNoMention } from "../../typed/mention.ts";
import { shortIdOf } from "../../typed/short-id.ts";
import { smallId } from "../../typed/small-id.ts";
import { withNext } from "../next/next-steps.ts";
import { arrangeCampaign } from "./arrange.ts";
import { checkEmployersLook, employersKnown } from "./employers.ts";
import { checkOrder } from "./milestone-options.ts";

/** What a rep says of a new campaign. */
export type Wanted = Pick<
  Campaign,
  | "name"
  | "kind"
  | "milestones"
  | "entitled"
  | "method"
  | "threshold"
  | "turnoutRule"
  | "election"
  | "constituencies"
  | "replacementLink"
  | "replacementWords"
  | "replaces"
  | "target"
  | "actions"
  | "openings"
>;

/** The campaign as it would be set up, its dates checked against each other. Throws a UserError. */
export async function newCampaign(
  { milestones, ...wanted }: Wanted,
  { branch, place }: Pick<Context, "branch" | "place">,
  { store, now, newId, sure }: Services,
): Promise<Campaign> {
  checkNoMention(wanted.name, "name");
  checkKind({ ...wanted, milestones }, "new");
  checkOrder(milestones, branch);
  const state = checkNew(milestones, branch, now);
  const id = newId();
  const { name } = wanted;
  const others = await store.campaigns.list(branch.id);
  checkLooks(
    name,
    "name",
    others.map((other) => other.name),
  );
  const employers = (wanted.constituencies ?? []).map((one) => one.name);
  if (employers.length > 0) checkEmployersLook(employers, "name", await employersKnown(store, branch.id));
  const twin = others.find(
    (other) => other.state === "open" && other.name.toLowerCase() === name.toLowerCase(),
  );
  if (twin) {
    const close = shortDayYear(closeOf(twin).date);
    makeSure({ sure }, "same-ballot", {
      lines: [say("ask-same-ballot", { name: twin.name, close })],
      footer: smallId(twin.shortId),
    });
  }
  const campaign: Campaign = {
    id,
    shortId: shortIdOf(id),
    branchId: branch.id,
    place,
    ...wanted,
    milestones,
    state,
    revision: 1,
  };
  return withTurnoutRule(campaign, branch, sure);
}

/** Sets a campaign up in this channel and says what has been set going. Throws a UserError. */
export async function createCampaign(
  wanted: Wanted,
  context: Context,
  services: Services,
): Promise<{ readonly card: Card; readonly campaign: Campaign }> {
  const { branch, place } = context;
  const { store, now, newId } = services;
  const campaign = await newCampaign(wanted, context, services);
  const hello = await announceHello(store, { branch, place, now });
  await arrangeCampaign(store, campaign, { branch, now }, newId);
  const { closes, "mandate-expires": expires } = campaign.milestones;
  const open = campaign.state === "open";
  const last = open ? closes : expires;
  const day = last ? nearDay(last.date, civilDate(now, branch.zone)) : "";
  const next = nextPostLines(await store.posts.ofCampaign(campaign.id));
  const card: Card = {
    title: words("ballot-created-title", { name: campaign.name, open: String(open), day }),
    lines: [
      ...datesBriefly({ campaign, branch, now }, thresholdLines(campaign, branch)),
      ...dateWarnings(campaign, branch),
      ...inOne([...next, ...hello]),
      ...(open ? [] : [say("ballot-mandate-created")]),
    ],
    footer: smallId(campaign.shortId, words("ballot-check-dates")),
  };
  const see = {
    id: doId("ballot", "preview", { ballot: campaign.shortId }),
    label: words("ballot-see-posts"),
  };
  const withSteps = await withNext(card, context, services);
  return { card: { ...withSteps, buttons: [...(withSteps.buttons ?? []), see] }, campaign };
}
