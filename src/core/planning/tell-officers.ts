import type { Campaign } from "../ballot/campaign.ts";
import type { At, Branch } from "../branch/branch.ts";
import { buttonId, type Card } from "../chat/card.ts";
import { closeSpan } from "../countdown/draw.ts";
import type { MemberKey } from "../people/vault.ts";
import type { Claimed } from "../ports/outbox.ts";
import type { Store } from "../ports/store.ts";
import type { Strike } from "../strike/strike.ts";
import { say, words } from "../text/say.ts";
import { announce } from "./announce.ts";

/** What was done that named officers are told of: what a rep who does harm would do. */
type Done =
  | { readonly what: "strike"; readonly strike: Strike }
  | { readonly what: "close" | "result"; readonly campaign: Campaign };

/** Every officer by name who has agreed is told now, privately, but for whoever did it; unless the branch wants none of it. */
export async function tellOfficers(
  store: Pick<Store, "plans" | "reps">,
  done: Done,
  at: At,
  by: MemberKey,
): Promise<void> {
  const { branch } = at;
  if (branch.tellOfficers === false) return;
  const officers = (await store.reps.list(branch.id)).filter(
    ({ role, agreed, key }) => role === "officer" && agreed && key !== by,
  );
  const to = officers.map(({ key }) => ({ member: key }));
  if (done.what === "strike") {
    const { id, revision } = done.strike;
    const source = { kind: "strike", id: `${id}/officers` } as const;
    await announce(store, at, { kind: "told-strike", source, to, revision, strikeId: id });
    return;
  }
  const { id, revision } = done.campaign;
  const source = { kind: "campaign", id: `${id}/officers` } as const;
  await announce(store, at, { kind: `told-${done.what}`, source, to, revision, campaignId: id });
}

/** Each rep and officer but whoever asks: something waits for a second person. Returns how many are asked. */
export async function wantSecond(
  store: Pick<Store, "plans" | "reps">,
  at: At,
  by: MemberKey,
): Promise<number> {
  const { id } = at.branch;
  const others = (await store.reps.list(id)).filter(({ agreed, key }) => agreed && key !== by);
  const to = others.map(({ key }) => ({ member: key }));
  await announce(store, at, { kind: "second-wanted", source: { kind: "branch", id }, to, revision: 0 });
  return others.length;
}

function told({ name, shortId: id, kind }: Strike, branch: Branch) {
  return say("told-strike", { name, id, kind, branch: branch.name });
}

/** To one officer alone. Undefined where what it speaks of is not there any more. */
export function drawTold(
  { branch, campaign, strike }: Pick<Claimed, "branch" | "campaign" | "strike">,
  what: Done["what"],
): Card | undefined {
  const footer = words("told-footer");
  if (what === "strike") {
    return (
      strike && {
        lines: [told(strike, branch)],
        footer,
      }
    );
  }
  if (!campaign) return undefined;
  const { name, shortId: id } = campaign;
  const said = { name, id, branch: branch.name };
  return {
    lines: [
      what === "close"
        ? say("told-close", { ...said, close: closeSpan({ campaign, branch }) })
        : say("told-result", said),
    ],
    footer,
  };
}

/** The same for whatever waits: what it is is shown to whoever may see it then. */
export function drawSecondWanted({ name }: Branch): Card {
  return {
    title: words("second-wanted-title"),
    lines: [say("second-wanted", { branch: name })],
    buttons: [{ id: buttonId("branch/waiting"), label: words("second-show") }],
    footer: words("second-wanted-footer"),
  };
}
