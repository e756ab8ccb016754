import { closesAt } from "../../ballot/timetable.ts";
import { dayInWords, instantInWords } from "../../calendar/words.ts";
import { claimEnd, marks, mostOnList, type Shown } from "../../chase/chase.ts";
import { buttonId, type Card, type Line } from "../../chat/card.ts";
import { nextStep } from "../../check/next-step.ts";
import { chaseContact } from "../../people/sealed-in.ts";
import { say, words } from "../../text/say.ts";
import type { Chasing } from "./which-chased.ts";

/** What a claim brought and how many on the list are still to be spoken to. How many more there are is nobody's to know. */
export async function claimedCard({ campaign, list, branch, store }: Chasing, count: number): Promise<Card> {
  const waiting = await store.chaseLists.waiting(list);
  const until = claimEnd(list.now, closesAt(campaign, branch.zone));
  const full = count === 0 && waiting >= mostOnList;
  const came =
    count > 0
      ? say("chase-claimed", { count, until: instantInWords(until, branch.zone) })
      : say(full ? "chase-claimed-full" : "chase-claimed-none", { count: waiting });
  return {
    title: words("chase-title", { name: campaign.name }),
    lines: [came, ...(waiting > count && !full ? [say("chase-waiting", { count: waiting })] : [])],
    ...(waiting > 0 && {
      buttons: [
        { id: buttonId("chase/next", campaign.id), label: words("chase-next"), style: "primary" as const },
      ],
    }),
  };
}

/** The next member on the caller's list, in a private reply to them alone; after what they have just done, if anything. */
export async function nextCard(
  { campaign, list, branch, store, vault }: Chasing,
  done?: Line,
): Promise<Card> {
  const shown = await store.chaseLists.next(list);
  const before = done ? [done] : [];
  if (!shown) {
    return {
      title: words("chase-title", { name: campaign.name }),
      lines: [...before, say("chase-nobody")],
    };
  }
  const person = { ...branch.home, user: vault.open(shown.contact, chaseContact(shown.id)) };
  return {
    title: words("chase-show-title", { name: campaign.name }),
    lines: [
      ...before,
      say("chase-show-who", { person: { kind: "person", person }, branch: branch.name }),
      say("chase-show-answer", {
        when: dayInWords(shown.answeredOn),
        answer: words(`answer-${shown.answer}`),
      }),
      ...notedLines(shown, branch.zone),
      say("chase-show-say"),
      nextStep(shown.answer, { campaign, branch, now: list.now }),
      say("chase-waiting", { count: await store.chaseLists.waiting(list) }),
    ],
    buttons: [
      ...marks.map((mark) => ({
        id: buttonId("chase/mark", campaign.id, shown.id, mark),
        label: words(`chase-mark-${mark}`),
      })),
      { id: buttonId("chase/release", campaign.id, shown.id), label: words("chase-release") },
    ],
    footer: words("chase-show-footer"),
  };
}

function notedLines({ noted }: Shown, zone: string): readonly Line[] {
  if (!noted) return [];
  return [
    say("chase-show-noted", {
      when: instantInWords(noted.at, zone),
      mark: words(`chase-mark-${noted.mark}`),
    }),
  ];
}
