import type { Span } from "../chat/card.ts";
import { userError } from "../chat/user-error.ts";
import { say } from "../text/say.ts";
import { textOption } from "../typed/option.ts";
import type { Campaign } from "./campaign.ts";

/** Long enough for any page of a union's; short enough for every post it stands in. */
const longest = 200;

export const replacementLinkOption = textOption({
  label: "Replacement link",
  about: "The union’s own web page where members ask for a replacement paper",
  example: "https://www.pcs.org.uk/replacement",
  maxLength: longest,
});

/** A campaign with this page, or without any. Throws a UserError for what is no web address, or when there is none. */
export function withLink(campaign: Campaign, typed: string | undefined, remove: boolean): Campaign {
  if (typed !== undefined) return { ...campaign, replacementLink: typedWebPage(typed, "replacement-link") };
  if (!remove) return campaign;
  const { replacementLink, ...without } = campaign;
  if (replacementLink !== undefined) return without;
  throw userError(say("refuse-remove-link", { name: campaign.name }), "remove");
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
    url.href.length <= longest;
  return sound ? url.href : undefined;
}
