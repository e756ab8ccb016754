import type { Reply } from "../../src/core/chat/reply.ts";
import { askAnswers } from "../../src/core/inbox/waiting.ts";
import { buttonsOf, type Person, text } from "./rig.ts";
import type { Trial } from "./trial.ts";

/** As many questions as one line may lead to, one behind the other. */
const mostQuestions = 5;

/** A day in full, perhaps with its hour, as a button says it. */
const fullDate = /^\p{Lu}\p{Ll}+day \d{1,2} \p{Lu}\p{Ll}+ 20\d\d(?:, \d{1,2}(?::\d\d)?[ap]m|, 12 noon)?$/u;

const failure = /something went wrong|has been answered/iu;

/**
 * Says it and taps every button of what is asked back, and of what that asks back: what is wrong with where each leads.
 * A question has a way on; it is not asked again; what is done says the date that the button said.
 */
export async function wrongWays(trial: Trial, as: Person, typed: string): Promise<readonly string[]> {
  const reply = await trial.say(as, typed);
  if (!trial.wasAsked()) return [];
  const wrong: string[] = [];
  await follow(reply, [text(reply)]);
  return wrong.map((one) => `${typed} ${one}`);

  async function follow(question: typeof reply, asked: readonly string[]): Promise<void> {
    const ways = buttonsOf(question);
    if (ways.length === 0) wrong.push(`has no way on: ${asked.at(-1)}`);
    for (const { id, label } of ways) {
      if (askAnswers(id) === undefined) continue;
      const next = await trial.press(as, id);
      const again = trial.wasAsked();
      const said = text(next);
      const problem = problemOf({ label, said, again, next }, asked);
      if (problem) wrong.push(`${problem} at [${label}]: ${said}`);
      else if (again) await follow(next, [...asked, said]);
    }
  }
}

interface Led {
  readonly label: string;
  readonly said: string;
  readonly again: boolean;
  readonly next: Reply;
}

function problemOf({ label, said, again, next }: Led, asked: readonly string[]): string | undefined {
  if (failure.test(said)) return "fails";
  if (again) {
    if (asked.includes(said)) return "is asked again";
    return asked.length >= mostQuestions ? "never ends" : undefined;
  }
  // What things stand like may refuse it, here or in another branch; what was typed for an option may not.
  const standing = /^No ballot is shared under that code/u.test(said);
  if (next.kind === "refused" && next.field !== undefined && !standing) return "ends in a refusal";
  // A last day is said as the last that it falls on.
  const told =
    next.kind === "form" || !fullDate.test(label) || said.includes(label) || said.includes(" until ");
  return told ? undefined : "does not say the date";
}
