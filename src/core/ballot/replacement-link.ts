import type { Line, Span } from "../chat/card.ts";
import { userError } from "../chat/user-error.ts";
import { say } from "../text/say.ts";
import { checkNoMention } from "../typed/mention.ts";
import { textOption } from "../typed/option.ts";
import type { Campaign } from "./campaign.ts";
import { sayWay } from "./way-words.ts";

/** Long enough for any page of a union's; short enough for every post it stands in. */
export const longestWays = 200;

export const replacementLinkOption = textOption({
  label: "Replacement link",
  about: "The union’s own web page where members ask for a replacement paper",
  example: "https://www.pcs.org.uk/replacement",
  maxLength: longestWays,
});

export const replacementWordsOption = textOption({
  label: "Replacement words",
  about: "How else members ask for a replacement: a phone line, its hours and last day, an address",
  example: "0300 123 4567, Mon to Fri 9am to 5pm, until Thu 27 April",
  maxLength: longestWays,
});

/** What `/ballot dates` takes away besides dates. */
export const replacementWays = ["replacement-link", "replacement-words"] as const;

interface TypedWays {
  readonly link: string | undefined;
  readonly how: string | undefined;
  /** Neither where it is a date that is taken away. */
  readonly remove: string | undefined;
}

/**
 * A campaign with these ways to ask for a replacement, or without one. Throws a UserError for what is no web address or
 * mentions people, or when there is none to take away.
 */
export function withReplacementWays(campaign: Campaign, { link, how, remove }: TypedWays): Campaign {
  if (how !== undefined) checkNoMention(how, "replacement-words");
  const after = {
    ...campaign,
    ...(link !== undefined && { replacementLink: typedWebPage(link, "replacement-link") }),
    ...(how !== undefined && { replacementWords: how.replaceAll(/\s+/gu, " ") }),
  };
  if (remove !== "replacement-link" && remove !== "replacement-words") return after;
  const { replacementLink, replacementWords, ...without } = after;
  const [gone, left] =
    remove === "replacement-link"
      ? [replacementLink, replacementWords !== undefined && { replacementWords }]
      : [replacementWords, replacementLink !== undefined && { replacementLink }];
  if (gone === undefined) {
    const what = remove === "replacement-words" ? "words" : "link";
    throw userError(say("refuse-remove-link", { name: campaign.name, what }), "remove");
  }
  return { ...without, ...left };
}

/** Where and how to ask for a replacement, a line each. */
export function replacementLines(campaign: Campaign): readonly Line[] {
  const link = linkSpan(campaign);
  return [...(link ? [sayWay("replacement-link", campaign, { link })] : []), ...wordsLine(campaign)];
}

/** How else than by a page. */
export function wordsLine(campaign: Campaign): readonly Line[] {
  const { replacementWords: how } = campaign;
  return how === undefined ? [] : [sayWay("replacement-words", campaign, { how })];
}

/** Where to ask for a replacement, its address shown as it is. */
export function linkSpan({ replacementLink: url }: Campaign): Span | undefined {
  return url === undefined ? undefined : pageSpan(url);
}

export function pageSpan(url: string): Span {
  return { kind: "link", text: url.replace(/^https:\/\//u, ""), url };
}

/** A web address as a rep typed it. Throws a UserError for anything but https, or with a name and password in it. */
export function typedWebPage(typed: string, field: "replacement-link" | "link"): string {
  const page = webPage(typed);
  if (page === undefined) throw userError(say("refuse-replacement-link", { typed, field }), field);
  return page;
}

/** A web address as browsers send it; undefined for what is none that posts can link to. */
export function webPage(typed: string): string | undefined {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const sound =
    url?.protocol === "https:" &&
    url.username === "" &&
    url.password === "" &&
    url.hostname.includes(".") &&
    url.href.length <= longestWays;
  return sound ? url.href : undefined;
}
