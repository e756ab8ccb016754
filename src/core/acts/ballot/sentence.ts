import type { MilestoneKind } from "../../ballot/campaign.ts";
import type { Here } from "../../branch/branch.ts";
import { readMoment } from "../../calendar/reading/read-moment.ts";
import { Ask } from "../../chat/ask.ts";
import type { Understood } from "../../command/sentence.ts";
import { say, words } from "../../text/say.ts";
import { readingContext } from "../../typed/dates.ts";
import { unlisted } from "../../typed/unlisted.ts";

/** What people say before each date of a ballot, the longer before the shorter. */
const before: readonly (readonly [date: MilestoneKind, said: string])[] = [
  ["nominations-open", "nominations? (?:opens?|from)"],
  ["nominations-close", "nominations? (?:closes?|by|until)"],
  ["mandate-expires", "(?:the )?mandate (?:expires|ends|runs out|until)"],
  ["acceptance", "acceptances? by"],
  ["not-received-by", "not received by"],
  ["join-by", "(?:last day to )?join by"],
  ["replacement-by", "(?:last day for )?replacements?(?: papers?)?(?: by)?"],
  ["last-posting", "(?:the )?(?:last (?:safe )?posting(?: date| day)?|post by|posted by)"],
  ["result", "(?:the )?(?:results?|declaration)(?: is| due| expected)?"],
  ["opens", "(?:voting |it )?(?:opens|open|opening|starts|starting)"],
  ["closes", "(?:voting |it )?(?:closes|close|closing|ends|ending|deadline)"],
];

/** A date begins here. */
const dateAhead =
  "(?=\\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tomorrow|next|this |coming |in \\d|in a|in (?:two|three|four|five|six|seven|eight|nine|ten)\\b|the \\d|the end of|a week|a fortnight|noon|midday|half |quarter |before |end of |christmas|yesterday|last )";

const named = new RegExp(
  `(?:^|[\\s,;]+)(?:and |which |that )?(?:${before.map(([, said]) => `(${said})`).join("|")})[:,]?\\s+(?:is |on |at |by )?${dateAhead}`,
  "giu",
);

const to = /\s+(?:to|until|till|-|–|—)\s+/giu;

/** More words are no date. */
const mostWords = 6;

/** "Pay ballot 2026 opens 5 May closes 9 June noon": as options of `/ballot create`. */
export function ballotSaid(pasted: string, here: Here): Understood {
  const typed = unlisted(pasted);
  const found = [...typed.matchAll(named)];
  const name = nameOf(typed.slice(0, found[0]?.index ?? typed.length));
  const dates = found.map((match, index) => {
    const [date = "closes"] = before[match.slice(1).findIndex((one) => one !== undefined)] ?? [];
    const value = typed.slice(match.index + match[0].length, found[index + 1]?.index);
    return [date, value.replace(/[\s,;.]+$|[\s,;]+and$/giu, "").trim()] as const;
  });
  const span = dates.some(([date]) => date === "opens" || date === "closes") ? undefined : spanIn(name, here);
  const options = {
    ...Object.fromEntries(dates),
    ...(span?.dates ?? {}),
    ...((span?.name ?? name) !== "" && { name: span?.name ?? name }),
  };
  return { options, ...askKind(options) };
}

function nameOf(typed: string): string {
  return typed
    .replace(/^(?:an?\s+)?(?:new\s+)?(?:ballot|election)\s+(?:called|named)\s+/iu, "")
    .replace(/^["“](.*)["”]$/u, "$1")
    .replace(/[\s,;:]+$/u, "")
    .trim();
}

/** "Pay ballot, 5 May to 9 June noon". */
function spanIn(typed: string, here: Here) {
  const context = readingContext(here);
  for (const { 0: sign, index } of typed.matchAll(to)) {
    const closes = typed.slice(index + sign.length);
    if (closes.length > 60 || !readMoment(closes, context).ok) continue;
    const words = typed.slice(0, index).split(/\s+/u);
    for (let from = Math.max(0, words.length - mostWords); from < words.length; from += 1) {
      const opens = words
        .slice(from)
        .join(" ")
        .replace(/^from\s+/iu, "");
      if (!readMoment(opens, context).ok) continue;
      const name = words
        .slice(0, from)
        .join(" ")
        .replace(/[\s,;:–—-]+$/u, "");
      return { name: nameOf(name), dates: { opens, closes } };
    }
  }
  return undefined;
}

/** What a name says of its kind is asked, not taken. */
function askKind({ name = "" }: Readonly<Record<string, string>>): Pick<Understood, "ask"> {
  if (!/\b(?:elections?|consultative|indicative|survey)\b/iu.test(name)) return {};
  const choices = (["election", "consultative", "statutory"] as const).map((kind) => {
    return { label: words(`choice-ballot-${kind}`), means: { kind: "options", options: { kind } } } as const;
  });
  return { ask: new Ask({ lines: [say("ask-ballot-kind", { name })] }, choices, "kind") };
}
