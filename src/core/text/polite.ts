/** Words that ask or thank, and say nothing of what is asked for. */
const polite = "please|pls|plz|plse|thx|thanks|thank you|ta|cheers";

const onlyPolite = new RegExp(`^(?:(?:${polite}|now|sorry|[\\s.,!?;])+)$`, "iu");

const politeEnd = new RegExp(`[\\s.,;!]+(?:${polite})(?: (?:mate|all|everyone|x+))?[\\s.!]*$`, "iu");

/** Whether it says nothing else: "please", "pls 🙏" without the picture. */
export function isPolite(typed: string): boolean {
  return onlyPolite.test(typed);
}

/** Without "please" or "thx" at its end, unless all of it is that or "no thanks". */
export function withoutThanks(typed: string): string {
  const bare = typed.replace(politeEnd, "");
  return /^(?:no|nope)?$/iu.test(bare.trim()) ? typed : bare;
}
