import type { Campaign } from "../../ballot/campaign.ts";
import type { BallotResult } from "../../ballot/constituency.ts";
import { entitledMissing, type TypedResult } from "../../ballot/count/typed-result.ts";
import type { Branch } from "../../branch/branch.ts";
import { Ask } from "../../chat/ask.ts";
import type { Services } from "../../command/command.ts";
import { say, words } from "../../text/say.ts";

const without = "no-entitled";

/** Asks once how many were entitled, where a result is to have it: it may be typed, or the result is kept without. */
export function askEntitled(
  result: BallotResult | undefined,
  campaign: Campaign,
  { employer, link, remove: _, ...numbers }: TypedResult,
  { branch, sure }: Pick<Services, "sure"> & { readonly branch: Branch },
): void {
  const missing = result && entitledMissing(result, campaign, branch);
  if (!missing || sure.includes(without)) return;
  const about = { ballot: campaign.shortId, ...(employer && { employer }), ...(link && { link }) };
  const typed = Object.entries(numbers).flatMap(([name, number]) =>
    number === undefined ? [] : [[name, String(number)] as const],
  );
  const of = {
    ...{ command: "ballot", subcommand: "result", fixed: Object.keys(about) },
    options: { ...about, ...Object.fromEntries(typed) },
  };
  throw new Ask(
    { lines: [say("ask-result-entitled", { employer: employer ?? "none", law: String(missing === "law") })] },
    [
      { label: words("ask-result-entitled-button"), style: "primary", means: { kind: "form", of } },
      { label: words("ask-result-entitled-without"), means: { kind: "sure", of: without } },
      { label: words("ask-leave"), means: { kind: "leave" } },
    ],
    "entitled",
  );
}
