import { postWordProblems, routineProblems, seriesProblems, wordProblems } from "../support/post-words.ts";
import { replyProblems } from "../support/reply-words.ts";
import type { Happening } from "./story.ts";

/** What reads badly in a play: in posts, in what is written to members, and in what anybody is answered. */
export function readingProblems(happened: readonly Happening[]): readonly string[] {
  const posts = happened.filter(({ kind }) => kind === "post" || kind === "changed");
  const routine = posts.filter(isRoutine).map(({ lines }) => lines);
  const near = posts.filter((post) => post.branch === "here" && isRoutine(post) && isNear(post));
  const ballots = new Set(near.map(ballotOf));
  const members = happened.filter(({ who }) => who === "member" || who === "other");
  return [
    ...posts.flatMap(({ lines }) => postWordProblems(lines)),
    ...routine.flatMap((lines) => [...routineProblems(lines), ...deadlineProblems(lines)]),
    ...[...ballots].flatMap((ballot) =>
      seriesProblems(near.filter((post) => ballotOf(post) === ballot).map(({ lines }) => lines)),
    ),
    ...members.filter(({ kind }) => kind === "direct").flatMap(({ lines }) => postWordProblems(lines)),
    ...members.filter(({ kind }) => kind === "private").flatMap(({ lines }) => wordProblems(lines)),
    ...repliesToReps(happened),
    ...idProblems(happened),
  ];
}

/** What reps and officers are answered is as short as what members are, and says first what was done. */
function repliesToReps(happened: readonly Happening[]): readonly string[] {
  const replies = happened.filter(
    ({ kind, who }) => kind === "private" && (who === "rep" || who === "officer"),
  );
  const names = new Set(happened.flatMap(namesIn));
  return replies.flatMap(({ lines }) => replyProblems(lines, names));
}

/** The names of what somebody sets up in this line. */
function namesIn({ kind, lines }: Happening): readonly string[] {
  if (kind !== "typed") return [];
  const [, name] = /^\/(?:ballot create|strike add) name: (.+?) (?=[a-z-]+: )/u.exec(lines[0] ?? "") ?? [];
  return name === undefined ? [] : [name];
}

/** A ballot's countdown, by its headline. */
function isRoutine({ kind, lines: [headline = ""] }: Happening): boolean {
  const counts =
    /\d days? (?:to go|left): |^\P{L}*(?:Post your|Closes tomorrow|Voting closes|Ballot closes)/u;
  return kind === "post" && counts.test(headline);
}

/** Whose series it is: the ballot's name, in front of the headline or of the line under it, with its close, as a moved one begins anew. */
function ballotOf({ lines: [headline = "", under = ""] }: Happening): string {
  const [name = "", head] = headline.split(" · ");
  const ballot = head === undefined ? under.split(": ")[0] : name.replace(/^\P{L}+/u, "");
  return `${ballot} ${/ (?:by|before) (.+)$/u.exec(under)?.[1]}`;
}

/** From ten days out, where no two posts should say the same. */
function isNear({ lines: [headline = ""] }: Happening): boolean {
  const [, days] = /(\d+) days? (?:to go|left)/u.exec(headline) ?? [];
  return days === undefined || Number(days) <= 10;
}

function deadlineProblems([headline = "", ...lines]: readonly string[]): readonly string[] {
  const deadline = /\b(?:arrive|arrived|be sent,) by |\bvote (?:online|at work) (?:by|before) /iu;
  return lines.some((line) => deadline.test(line)) ? [] : [`no deadline: ${headline}`];
}

/** Ids stand in small print, at the end of a list's line or in a command to type: nobody reads one as news. */
function idProblems(happened: readonly Happening[]): readonly string[] {
  const shown = happened
    .filter(({ kind }) => kind !== "typed" && kind !== "pressed")
    .flatMap(({ lines }) => lines);
  const small = /\bId: (\w{5})\b| · (\w{5})$/gu;
  const ids = new Set(
    shown.flatMap((line) => [...line.matchAll(small)].map(([, one, other]) => one ?? other)),
  );
  const bare = shown.map((line) => line.replaceAll(small, "").replaceAll(/\/[a-z]+ [^.]*/gu, ""));
  return [...ids].flatMap((id) =>
    bare.filter((line) => id && line.includes(id)).map((line) => `an id: ${line}`),
  );
}
