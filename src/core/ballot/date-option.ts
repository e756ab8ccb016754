import { choiceOption, labelled } from "../typed/option.ts";
import { milestoneKinds } from "./campaign.ts";
import { replacementWays } from "./replacement-link.ts";

/** What people call a ballot's dates besides. */
const dates: Readonly<Record<string, (typeof milestoneKinds)[number]>> = {
  ...{ "nominations opening": "nominations-open", "nominations closing": "nominations-close" },
  ...{ open: "opens", "opening day": "opens", opening: "opens" },
  ...{ "last posting date": "last-posting", posting: "last-posting", "posting date": "last-posting" },
  ...{ "last day to post": "last-posting", "last post": "last-posting" },
  ...{
    closing: "closes",
    deadline: "closes",
    "closing day": "closes",
    "closing date": "closes",
    end: "closes",
  },
  ...{ counting: "count", "result day": "result", results: "result" },
  ...{
    mandate: "mandate-expires",
    "mandate ends": "mandate-expires",
    "end of the mandate": "mandate-expires",
  },
  ...{ "ask for a replacement by": "replacement-by", replacement: "replacement-by" },
};

/** One of a ballot's dates. */
export const dateOption = choiceOption(milestoneKinds, {
  label: "Milestone",
  about: "Only this date of the ballot",
  example: "Last day of the mandate",
  labels: labelled(milestoneKinds, (kind) => `choice-date-${kind}`),
  means: dates,
});

const removed = [...milestoneKinds, ...replacementWays] as const;

/** A date to take away, or what is said of replacements. */
export const removedOption = choiceOption(removed, {
  label: "Remove",
  about: "A date, or the replacement link, to take away",
  example: "Join by",
  labels: labelled(removed, (kind) => `choice-date-${kind}`),
  means: dates,
});
