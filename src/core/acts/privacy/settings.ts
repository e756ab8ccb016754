import type { Branch } from "../../branch/branch.ts";
import type { Card, Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
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

/**
 * Keeps what an officer said about the workspace, and for how long answers are kept. Where the employer owns it, what
 * members had asked for that needs their chat id ends at once. Members were told a date: it may be brought forward at
 * any time, and put off only while no answer is kept. Throws a UserError for that. Call it inside a transaction.
 */
export async function savePrivacy(store: Store, branch: Branch, { employer, days }: Asked): Promise<Card> {
  if (days !== undefined) await refuseDays(store, branch, days);
  const changed: Branch = {
    ...branch,
    ...(employer !== undefined && { employerOwned: employer }),
    ...(days !== undefined && { answersKeptDays: days }),
  };
  await store.branches.save(changed);
  const ended = employer === true ? await store.erasure.eraseOptIns(branch.id) : 0;
  return privacyCard(changed, [
    say("privacy-saved"),
    ...(ended > 0 ? [say("privacy-ended", { count: ended })] : []),
  ]);
}

async function refuseDays(store: Store, branch: Branch, days: number): Promise<void> {
  if (days < 1 || days > mostDays)
    throw userError(say("refuse-kept-days", { most: mostDays }), "keep-answers");
  const before = answersKeptDays(branch);
  if (days > before && (await store.answers.keptIn(branch.id))) {
    throw userError(say("refuse-kept-longer", { days: before }), "keep-answers");
  }
}
