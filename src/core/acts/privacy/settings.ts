import type { Branch } from "../../branch/branch.ts";
import type { Choice } from "../../chat/ask.ts";
import type { Card, Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { undoWith } from "../../command/next.ts";
import { packed } from "../../command/packed.ts";
import type { Store } from "../../ports/store.ts";
import { employerButtons, employerLine } from "../../privacy/employer.ts";
import { answersKeptDays, mostDays } from "../../privacy/retention.ts";
import { say, words } from "../../text/say.ts";

export function privacyCard(branch: Branch, said: readonly Line[] = []): Card {
  const buttons = employerButtons(branch);
  return {
    title: words("privacy-title", { branch: branch.name }),
    lines: [
      ...said,
      employerLine(branch),
      say("privacy-kept", { days: answersKeptDays(branch) }),
      say("privacy-how"),
    ],
    ...(buttons.length > 0 && { buttons }),
  };
}

interface Asked {
  readonly employer?: boolean | undefined;
  readonly days?: number | undefined;
}

export const restorePrivacyButton = "branch/restore-privacy";

type Kept = Pick<Branch, "employerOwned" | "answersKeptDays">;

/** What a branch has said of it, as it can be typed for none of it: nothing may have been said. */
function keptIn({ employerOwned, answersKeptDays }: Branch): Kept {
  return {
    ...(employerOwned !== undefined && { employerOwned }),
    ...(answersKeptDays && { answersKeptDays }),
  };
}

/**
 * Keeps what it was before. Throws a UserError where it was changed since, or answers would be kept longer than members
 * were told. Call it inside a transaction.
 */
export async function restorePrivacy(store: Store, before: Kept, after: Kept, branch: Branch): Promise<Card> {
  if (packed(keptIn(branch)) !== packed(after)) throw userError(say("refuse-changed-meanwhile"));
  const { employerOwned: _employer, answersKeptDays: _days, ...rest } = branch;
  const again: Branch = { ...rest, ...before };
  await refuseDays(store, branch, answersKeptDays(again));
  return (await keepPrivacy(store, again)).card;
}

/**
 * Keeps what an officer said about the workspace, and for how long answers are kept. Where the employer owns it, what
 * members had asked for that needs their chat id ends at once. Members were told a date: it may be brought forward at
 * any time, and put off only while no answer is kept. Throws a UserError for that. It can be taken back unless something
 * of theirs ended with it. Call it inside a transaction.
 */
export async function savePrivacy(
  store: Store,
  branch: Branch,
  { employer, days }: Asked,
): Promise<{ readonly card: Card; readonly next: readonly Choice[] }> {
  if (days !== undefined) await refuseDays(store, branch, days);
  const changed: Branch = {
    ...branch,
    ...(employer !== undefined && { employerOwned: employer }),
    ...(days !== undefined && { answersKeptDays: days }),
  };
  const { card, ended } = await keepPrivacy(store, changed);
  const undo = undoWith(restorePrivacyButton, packed(keptIn(branch)), packed(keptIn(changed)));
  return { card, next: ended > 0 ? [] : [undo] };
}

async function keepPrivacy(
  store: Store,
  changed: Branch,
): Promise<{ readonly card: Card; readonly ended: number }> {
  await store.branches.save(changed);
  const ended = changed.employerOwned === true ? await store.erasure.eraseOptIns(changed.id) : 0;
  const lines = [say("privacy-saved"), ...(ended > 0 ? [say("privacy-ended", { count: ended })] : [])];
  return { card: privacyCard(changed, lines), ended };
}

async function refuseDays(store: Store, branch: Branch, days: number): Promise<void> {
  if (days < 1 || days > mostDays)
    throw userError(say("refuse-kept-days", { most: mostDays }), "keep-answers");
  const before = answersKeptDays(branch);
  if (days > before && (await store.answers.keptIn(branch.id))) {
    throw userError(say("refuse-kept-longer", { days: before }), "keep-answers");
  }
}
