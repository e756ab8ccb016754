import { userError } from "../../chat/user-error.ts";
import type { Context, Subcommand } from "../../command/command.ts";
import { employersIn } from "../../strike/names.ts";
import { say } from "../../text/say.ts";
import { checkNoMention } from "../../typed/mention.ts";
import { choiceOption, idOption, textOption, whenOption } from "../../typed/option.ts";
import { suggestStrikes } from "./asked.ts";
import { suggestEmployers } from "./known-employers.ts";

const told = {
  label: "Strike",
  about: "Which strike, by its id or words of its name; not needed when there is only one",
  example: "k3m7p",
};

/** Which strike a command is about; every command names it in the same words. */
export const strikeOption = idOption(told);

/** The same where another option may be typed without its name. */
export const namedStrikeOption = idOption({ ...told, bare: false });

/** What a strike is made of; `/strike edit` changes the same. */
export const strikeFacts = {
  name: textOption({
    label: "Name",
    about: "The strike’s name, as every post will say it",
    example: "PCS national strike",
  }),
  days: whenOption({
    label: "Days",
    about: "A day, a list, or a first and last day; for action short of a strike also “from 3 April”",
    example: "10-14 April and 17 April 2023",
  }),
  for: textOption({
    label: "For whom",
    about: "all (every employer with a live mandate), or employers or sites, with commas between",
    example: "Ofgem, DVSA",
    maxLength: 160,
    offered: true,
  }),
  kind: choiceOption(["strike", "asos"], {
    label: "Kind",
    about: "strike, or asos: action short of a strike, such as an overtime ban",
    example: "strike",
  }),
  decision: whenOption({
    label: "Decision",
    about: "Day on which a conditional strike will be decided",
    example: "Tue 25 April 2023",
  }),
};

type Suggest = NonNullable<Subcommand["suggest"]>;

export const suggestStrike: Suggest = async (option, typed, { branch }, { store }) =>
  option === "strike" ? suggestStrikes(store, branch, typed) : [];

/** Where only a strike can be meant that is neither over nor called off; and whom it calls, in words used before. */
export const suggestStrikeAhead: Suggest = async (option, typed, { branch }, { store, now }) => {
  if (option === "strike") return suggestStrikes(store, branch, typed, now);
  return option === "for" ? suggestEmployers(store, branch, typed) : [];
};

/** The employers named; none for everybody. Throws a UserError where neither is meant. */
export function employersAsked(typed: string): readonly string[] {
  checkNoMention(typed, "for");
  const employers = employersIn(typed);
  if (!employers) throw userError(say("refuse-for-whom"), "for");
  return employers;
}

/** As what somebody acts who may change a strike. */
export function actingAs({ role }: Pick<Context, "role">): "rep" | "officer" {
  return role === "officer" ? "officer" : "rep";
}
