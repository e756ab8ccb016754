import { expect } from "vitest";
import type { Reply } from "../../src/core/chat/reply.ts";
import { codeIn, elsewhere } from "../support/follower.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, type Person, type Rig, text } from "../support/rig.ts";
import type { Line } from "./confirmations-others.ts";

/** A branch with one of everything, told of it, and a ballot of another branch that it may follow by a code. */
export function createScene(rig: () => Rig) {
  const there = elsewhere(rig, { chat: "slack", workspace: "T1" });
  let code = "";

  /** Types it and taps what is named; "#picket" is a channel, "@member" a person, and a line without a slash a button. */
  async function does([line, ...taps]: Line, by: Person, groups: readonly string[] = []): Promise<Reply> {
    const [, room, person, typed = ""] =
      /^(?:#(\w+) )?(?:@(\w+) )?(.*)$/su.exec(line.replace("{code}", code)) ?? [];
    const as = person ? (person as Person) : /^\/(?:posted|mydata)/u.test(typed) ? "member" : by;
    const where = { groups, place: room ? { ...channel, channel: room } : channel };
    let reply = typed.startsWith("/") ? await rig().say(as, typed, where) : await rig().press(as, typed);
    for (const label of taps) {
      const button = buttonsOf(reply).find((one) => one.label === label);
      if (!button) throw new Error(`no “${label}” after ${line}: ${text(reply)}`);
      reply = await rig().press(as, button.id, where);
    }
    return reply;
  }

  async function set(): Promise<void> {
    for (const typed of [
      "/ballot create name: Pay ballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon result: Wed 10 May 2023",
      "/countdown add date: 12 June title: Rally",
      "/reminder add text: Phone bank when: Tue 25 April 9am repeat: weekly",
      "/strike add name: Spring strike days: Fri 28 April, Tue 2 May for: Ofgem",
    ])
      expect((await rig().say("rep", typed)).kind, typed).toBe("private");
    await there.type("/ballot create name: Regional ballot opens: 20 March 2023 closes: Tue 16 May 2023 5pm");
    code = codeIn(await there.said("/ballot share"));
    await postDue(rig());
  }

  return { does, set };
}
