import type { Campaign } from "../../ballot/campaign.ts";
import type { Reply } from "../../chat/reply.ts";
import type { Context, Services } from "../../command/command.ts";
import { codeTyped } from "../../follow/code.ts";
import { say } from "../../text/say.ts";

/** Wrong codes a branch may type in an hour: enough for slips, nothing for whoever tries them out. */
const mostWrong = 10;

const hour = { hours: 1 };

/**
 * The campaign a code was given for, which nobody changes until the transaction ends; or what the caller is told
 * instead. A wrong one is counted, so this returns its refusal rather than throwing it: a thrown one would leave
 * nothing behind. Whether a code was ever given makes no difference to the answer.
 */
export async function tryCode(
  typed: string,
  { branch }: Pick<Context, "branch">,
  { store, now, vault }: Services,
): Promise<{ readonly campaign: Campaign; readonly code: string } | { readonly refusal: Reply }> {
  const wrong = await store.shareCodes.wrongTries(branch.id, { now, since: now.subtract(hour) });
  if (wrong >= mostWrong) return refusal(say("refuse-code-limit"));
  const code = codeTyped(typed);
  const campaign = code === undefined ? undefined : await store.shareCodes.shared(vault.hashOf(code));
  if (code !== undefined && campaign) return { campaign, code };
  await store.shareCodes.countWrong(branch.id);
  return refusal(say("refuse-code-wrong"));
}

function refusal(line: ReturnType<typeof say>): { readonly refusal: Reply } {
  return { refusal: { kind: "refused", card: { lines: [line] }, field: "code" } };
}
