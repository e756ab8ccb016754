/** What a phone shows of a reply without scrolling, in lines and characters; buttons come besides. */
const mostLines = 8;
const mostCharacters = 700;

/**
 * Replies that may be longer, by kind: what somebody asked to see whole (the list of all posts, one post as the channel
 * will see it) and what is read back line by line before anything is set up, as a date left out there would be believed.
 */
const whole = /: every post$|: post \d+ of \d+$|^Is this right\? /u;

/** What warns is never cut short, and counts towards no length: a wrong date is worse than a long reply. */
const warning = /^Careful: |^The union’s posting date, |^Muster cannot post /u;

/** What was done with a strike: of which days is the news. */
const ofStrike =
  /\b(?:strike|Strike)\b[^:]* (?:confirmed|suspended|called off|changed|proposed|over)\b|\bset up, not confirmed/u;

const dated =
  /\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)|until further notice/u;

/** What is wrong with the words of a private reply, its headline first. `names`: of ballots and strikes, none of which is news. */
export function replyProblems(
  [headline = "", ...lines]: readonly string[],
  names: ReadonlySet<string>,
): readonly string[] {
  const counted = [headline, ...lines].filter((line) => !warning.test(line));
  const long = !whole.test(headline);
  const characters = counted.join("\n").length;
  return [
    ...(long && counted.length > mostLines ? [`${counted.length} lines: ${headline}`] : []),
    ...(long && characters > mostCharacters ? [`${characters} characters: ${headline}`] : []),
    ...(names.has(headline) ? [`only a name: ${headline}`] : []),
    ...(ofStrike.test(headline) && !headline.endsWith("?") && !dated.test(headline)
      ? [`no day: ${headline}`]
      : []),
  ];
}
