import { type Line, spanText } from "../chat/card.ts";
import { en } from "../text/en/en.ts";
import { say, type TextKey, type TextValues } from "../text/say.ts";
import type { Campaign } from "./campaign.ts";
import { wayOf } from "./method.ts";

type Voted = Pick<Campaign, "method">;

/**
 * A text in the words of this ballot's way of voting. What is written for a paper in the post may have a second form
 * under its key with "-vote", which is told the way: `{way, select, online {…} either {…} work {…}}`.
 */
export function sayWay(key: TextKey, campaign: Voted, values: TextValues = {}): Line {
  const way = wayOf(campaign);
  const other = `${key}-vote`;
  return way !== "paper" && isText(other) ? say(other, { ...values, way }) : say(key, values);
}

/** The same as plain words: titles, labels. */
export function wordsWay(key: TextKey, campaign: Voted, values: TextValues = {}): string {
  return sayWay(key, campaign, values).map(spanText).join("");
}

function isText(key: string): key is TextKey {
  return key in en;
}
