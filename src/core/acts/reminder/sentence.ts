import type { Here } from "../../branch/branch.ts";
import { readTime } from "../../calendar/reading/read-time.ts";
import { Ask, type Choice } from "../../chat/ask.ts";
import type { Understood } from "../../command/sentence.ts";
import { withoutThanks } from "../../text/polite.ts";
import { say, words } from "../../text/say.ts";
import { type WhenSaid, whenSaid } from "./when-said.ts";

/** Who stands first: "me", "us", "#general", the platform's own notation of a channel. */
const forWhom =
  /^(?:(?:please )?remind(?:er)?:?\s+)?(?:for\s+)?(me|myself|us|all|everyone|everybody|(?:the|this) (?:channel|branch|team|group)|channel|here|<#[^>]+>|#[\p{L}\p{N}_-]+)(?:[,:]\s*|\s+|$)/iu;

const joins = /^(?:[\s,;:–—-]*(?:to|that|about)\s+|[\s,;:–—-]+)/iu;

/** Words that end when and begin the text, so that nothing else can be meant. */
const parted = /[:;–—]$|,$/u;

/** More words do not say when. */
const mostWords = 16;

/** "me to post my paper tomorrow 8am", "every Tuesday at 9am: phone bank": as options of `/reminder add`. */
export function reminderSaid(typed: string, here: Here): Understood {
  const { who = "", rest } = whoSaid(typed.trim().replace(/(?<=^|\s)‘([^‘]+)’(?=\s|$)/gu, "“$1”"));
  const elsewhere = channelIn(who);
  const to = who === "" ? {} : { who: /^(?:me|myself)$/iu.test(who) ? "me" : "channel" };
  const said = textAndWhen(rest.replace(joins, ""), here);
  const options = { ...said.options, ...to };
  if (elsewhere !== undefined && elsewhere !== here.place.channel) {
    return { options: { ...said.options }, ask: askHere() };
  }
  return { options, ...(said.ask && { ask: said.ask }) };
}

function whoSaid(typed: string): { readonly who?: string; readonly rest: string } {
  const found = forWhom.exec(typed);
  const who = found?.[1];
  if (!found || who === undefined) return { rest: typed.replace(/^(?:please )?remind(?:er)?:?\s+/iu, "") };
  return { who, rest: typed.slice(found[0].length) };
}

/** The id of a channel that was named, or its name. */
function channelIn(who: string): string | undefined {
  return /^<#([^|>]+)/u.exec(who)?.[1] ?? /^#(.+)$/u.exec(who)?.[1];
}

function askHere(): Ask {
  return new Ask(
    { lines: [say("ask-reminder-here")] },
    [
      { label: words("ask-reminder-here-yes"), means: { kind: "options", options: { who: "channel" } } },
      { label: words("ask-leave"), means: { kind: "leave" } },
    ],
    "who",
  );
}

interface Part extends WhenSaid {
  /** The words beside it. */
  readonly text: string;
  readonly said: string;
}

function textAndWhen(typed: string, here: Here): Understood {
  const [, before = "", inside = "", behind = ""] = quoted.exec(typed) ?? [];
  const beside = inside === "" ? undefined : whenSaid(`${before} ${behind}`.trim(), here);
  if (beside) return withText(beside, inside);
  const all = typed.split(/\s+/u).filter(Boolean);
  const lead = leading(all, here);
  if (lead && (lead.text === "" || parted.test(lead.said))) return apart(lead, here);
  const trail = trailing(all, here);
  if (lead && trail) return both(lead, trail, all, here);
  const only = lead ?? trail;
  if (only) return withText(only, only.text);
  const bare = withoutThanks(typed);
  return bare === typed ? { options: typed === "" ? {} : { text: typed } } : textAndWhen(bare, here);
}

const quoted = /^([^"“”]*)["“”]([^"“”]+)["“”]([^"“”]*)$/u;

/** When stands apart from the text; its hour may be behind that: "Friday: phone bank at 5pm". */
function apart(lead: Part, here: Here): Understood {
  const late = lead.text === "" ? undefined : trailing(lead.text.split(/\s+/u), here);
  const joined =
    late && isHour(late.said) ? whenSaid(`${bare(lead.said)} ${bare(late.said)}`, here) : undefined;
  return late && joined ? withText(joined, late.text) : withText(lead, lead.text);
}

function isHour(said: string): boolean {
  return readTime(said.replace(/^at\s+/iu, "")).ok;
}

function withText({ options, ask }: WhenSaid, text: string): Understood {
  const plain = text
    .replace(joins, "")
    .replace(/[\s,;:–—-]+$/u, "")
    .trim();
  return { options: { ...options, ...(plain !== "" && { text: plain }) }, ...(ask && { ask }) };
}

const bare = (said: string) => said.replace(/[\s,;:–—-]+$/u, "");

/** The longest beginning that says when. */
function leading(all: readonly string[], here: Here): Part | undefined {
  const colon = all.findIndex((word) => /[:;]$/u.test(word)) + 1;
  for (let count = Math.min(all.length, mostWords, colon || mostWords); count > 0; count -= 1) {
    const said = all.slice(0, count).join(" ");
    const when = whenSaid(said, here);
    if (when) return { ...when, said, text: all.slice(count).join(" ") };
  }
  return undefined;
}

/** The longest end that says when. */
function trailing(all: readonly string[], here: Here): Part | undefined {
  const colon = all.findLastIndex((word) => /[:;]$/u.test(word)) + 1;
  for (let from = Math.max(1, all.length - mostWords, colon); from < all.length; from += 1) {
    const said = all.slice(from).join(" ");
    const when = whenSaid(said, here);
    if (when) return { ...when, said, text: all.slice(0, from).join(" ") };
  }
  return undefined;
}

/** When at both ends: a day and its hour, or two readings that are asked about. */
function both(lead: Part, trail: Part, all: readonly string[], here: Here): Understood {
  const between = all.slice(lead.said.split(" ").length, all.length - trail.said.split(" ").length).join(" ");
  const ends = lead.options.repeat !== undefined && /^(?:un)?till?\b/iu.test(trail.said);
  const until = ends ? whenSaid(`${bare(lead.said)} ${trail.said}`, here) : undefined;
  if (until) return withText(until, between);
  const hour = [lead.said, trail.said].some((said) => isHour(bare(said)));
  const joined = hour ? whenSaid(`${bare(lead.said)} ${trail.said}`, here) : undefined;
  if (joined) return withText(joined, between);
  const choices = [lead, trail].flatMap((part): Choice[] => {
    const { options } = withText(part, part.text);
    const { text = "" } = options;
    const label = words("ask-which-when-choice", { when: bare(part.said), text });
    return part.ask ? [] : [{ label, means: { kind: "options", options } }];
  });
  const form: Choice = { label: words("ask-form"), means: { kind: "form" } };
  const line = say("ask-which-when");
  return { options: { text: all.join(" ") }, ask: new Ask({ lines: [line] }, [...choices, form], "when") };
}
