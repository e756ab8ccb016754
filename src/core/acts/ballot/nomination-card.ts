import type { Election } from "../../ballot/campaign.ts";
import { isDone, type NominationStep, nominationSteps } from "../../ballot/nomination.ts";
import { inWords, outsideLines } from "../../ballot/nomination-lines.ts";
import { meetingIn } from "../../ballot/nomination-window.ts";
import { type Button, buttonId, type Card, inOne, type Line } from "../../chat/card.ts";
import { type Delivery, isOut } from "../../delivery/row.ts";
import { valuesOf } from "../../planning/next-posts.ts";
import type { Store } from "../../ports/store.ts";
import { say, words } from "../../text/say.ts";

/** `/ballot nomination`: the meeting, what is ticked off, and what will be posted. For reps. */
export async function nominationCard(
  store: Pick<Store, "posts">,
  campaign: Election,
  extra: readonly Line[] = [],
): Promise<Card> {
  const { name, shortId: id, milestones, nomination } = campaign;
  const { "nominations-open": open, "nominations-close": close } = milestones;
  const posts = await store.posts.ofCampaign(campaign.id);
  const count = posts.filter(({ kind, state }) => isOfNomination(kind) && state === "claimed").length;
  return {
    title: words("nomination-title", { name }),
    lines: [
      ...extra,
      say("nomination-window", {
        open: open ? inWords(open) : "none",
        close: close ? inWords(close) : "",
      }),
      nomination?.meeting
        ? say("nomination-card-meeting", { moment: inWords(nomination.meeting) })
        : say("nomination-card-no-meeting", { id }),
      ...outsideLines(campaign),
      ...(nomination?.branchesNeeded === undefined
        ? []
        : [say("nomination-needed", { count: nomination.branchesNeeded })]),
      ...inOne(
        nominationSteps.map((step) => say("nomination-step", { step, done: String(ticked(campaign, step)) })),
      ),
      ...postLines(campaign, posts),
      ...(count > 0 ? [say("countdown-deleted-going", { count })] : []),
      say("nomination-neutral"),
    ],
    buttons: nominationSteps.map((step) => tickButton(campaign, step)),
  };
}

function postLines(campaign: Election, posts: readonly Delivery[]): readonly Line[] {
  if (ticked(campaign, "returned")) return [say("nomination-return-stopped")];
  const planned = posts.filter(({ state }) => state === "planned");
  const soon = planned.find(({ kind }) => kind === "nomination-meeting-soon");
  const next = planned.find(({ kind }) => kind === "nomination-return");
  return [
    ...noticeLines(campaign, posts),
    ...(soon ? [say("nomination-soon-planned", valuesOf(soon))] : []),
    ...(next ? [say("nomination-return-planned", valuesOf(next))] : []),
  ];
}

function noticeLines(campaign: Election, posts: readonly Delivery[]): readonly Line[] {
  if (!meetingIn(campaign)) return [];
  const notices = posts.filter(({ kind }) => kind === "nomination-meeting");
  const planned = notices.find(({ state }) => state === "planned");
  if (planned) return [say("nomination-notice-planned", valuesOf(planned))];
  const gone = notices.find(isOut);
  return [gone ? say("nomination-notice-going", valuesOf(gone)) : say("nomination-notice-none")];
}

function isOfNomination(kind: Delivery["kind"]): boolean {
  return kind.startsWith("nomination-meeting") || kind === "nomination-return";
}

function ticked({ nomination }: Election, step: NominationStep): boolean {
  return nomination !== undefined && isDone(nomination, step);
}

/** Says what it will be, not "the other": two taps at once tick once. */
function tickButton(campaign: Election, step: NominationStep): Button {
  const done = ticked(campaign, step);
  return {
    id: buttonId("ballot/nomination", campaign.id, step, String(!done)),
    label: words("nomination-tick", { step, done: String(done) }),
    ...(!done && { style: "primary" as const }),
  };
}
