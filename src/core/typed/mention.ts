import { userError } from "../chat/user-error.ts";
import { say } from "../text/say.ts";

/** Slack's and Discord's own notation of a person, a role or everybody: <@U123|name>, <@!123>, <@&123>, <!here>. */
const notation = /<(?:@[!&]?|!)\w/u;

/** "@here" wherever it stands, but not as the host of "branch@here.example". */
const everybody = /@(?:channel|here|everyone)(?!\w|[.-]\w)/iu;

/** "@name" at the start of a word: not an e-mail address, not "5pm @ the office". */
const somebody = /(?<![\p{L}\p{N}_+%-])@[\p{L}\p{N}]/u;

/** Refuses a text that goes into posts and means to mention somebody: they never do. */
export function checkNoMention(typed: string, field: string): void {
  if (hasMention(typed)) throw userError(say("refuse-mention"), field);
}

/** Whether a text means to mention a person, a role or a whole channel. Posts never do. */
export function hasMention(text: string): boolean {
  return [notation, everybody, somebody].some((kind) => kind.test(text));
}
