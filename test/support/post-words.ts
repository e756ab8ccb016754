/** Words that members do not use: never in a post, and never in what a member is answered. */
const notMembers =
  /\b(?:taken|statutory|constituency|constituencies|entitled)\b|does not call|anyone else|full-time officer|^careful:|as normal|last confirmed here/iu;

/** Words that begin a line, put into the middle of one as they are. */
const begunInside = /[\p{L}:(,;→] ?From \p{L}+day\b/u;

/** A headline that names for whom it is, or which ballot, may be longer. */
const names = / · |: (?:strike|action short)|for all with a live mandate|\(.+\)$|^(?:Strike|Action short)/u;

/** Longest headline, in characters, the sign in front of it left out. */
const longestHeadline = 60;

/** What is wrong with the words of a post as members see it, its headline first. */
export function postWordProblems([headline = "", ...lines]: readonly string[]): readonly string[] {
  const plain = headline.replace(/^\P{L}+(?=\p{L}|\d+ )/u, (sign) => (/\d/u.test(sign) ? sign : ""));
  return [
    ...(plain === "" ? ["no headline"] : []),
    ...(plain.length > longestHeadline && !names.test(plain) ? [`a long headline: ${plain}`] : []),
    ...wordProblems([headline, ...lines]),
  ];
}

/** Words that no member is to read, in a post or in what one of them is answered. */
export function wordProblems(lines: readonly string[]): readonly string[] {
  return [
    ...lines.filter((line) => notMembers.test(line)).map((line) => `not their words: ${line}`),
    ...lines.filter((line) => begunInside.test(line)).map((line) => `a capital inside: ${line}`),
    ...lines.filter((line) => /\bundefined\b|\{|\}|\bNaN\b/u.test(line)).map((line) => `unfinished: ${line}`),
  ];
}

/** The same of a routine countdown, which a phone shows whole. */
export function routineProblems(lines: readonly string[]): readonly string[] {
  const whole = lines.join("\n");
  return [
    ...(lines.length > 5 ? [`${lines.length} lines: ${lines[0]}`] : []),
    ...(whole.length > 350 ? [`${whole.length} characters: ${lines[0]}`] : []),
  ];
}

/** Whether words are those of the deadline or small print, which are said in every post. */
const always =
  /\b(?:arrive|arrived) by\b|\bbe sent, by\b|\bvote (?:online|at work) (?:by|before)\b|^Post yours |^Posting date|last posting date was/iu;

/** What is said too often in a series of posts, each as its lines: five times the same, or twice an explanation or that it is too late. */
export function seriesProblems(posts: readonly (readonly string[])[]): readonly string[] {
  const said = posts.flat().filter((line) => !always.test(line));
  const often = [...new Set(said)].filter((line) => said.filter((one) => one === line).length >= 5);
  const explained = said.filter((line) => line.startsWith("You have not voted until"));
  const late = posts.flat().filter((line) => /\bhardly\b|Ask the union’s office/iu.test(line));
  const again = late.filter((line, index) => late.indexOf(line) !== index);
  return [
    ...again.map((line) => `too late, in the same words: ${line}`),
    ...often.map((line) => `five times: ${line}`),
    ...(explained.length > 1 ? [`explained ${explained.length} times: ${explained[0]}`] : []),
  ];
}
