import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { civilDate, civilTime } from "../../../src/core/calendar/zone.ts";
import { postDue } from "../../support/posting.ts";
import { useRig } from "../../support/rig.ts";

const london = "Europe/London";

describe.each([
  ["go forward", "2023-03-26", "02:30"],
  ["go back", "2023-10-29", "01:30"],
])("over the weekend of 2023 on which the clocks %s", (_, sunday, onSunday) => {
  const rig = useRig(commands);

  test("a daily reminder and a countdown are posted once each day, at the same hour on the wall", async () => {
    const day = (days: number) => Temporal.PlainDate.from(sunday).add({ days });
    const local = (days: number, time: string) =>
      day(days)
        .toZonedDateTime({ timeZone: london, plainTime: Temporal.PlainTime.from(time) })
        .toInstant();
    rig().clock.set(local(-3, "12:00"));
    await rig().say("officer", "/branch settings quiet: none");
    const until = `until: ${day(2)}`;
    await rig().say("officer", `/reminder add text: By day. when: ${day(-2)} 09:00 repeat: daily ${until}`);
    await rig().say("officer", `/reminder add text: By night. when: ${day(-2)} 01:30 repeat: daily ${until}`);
    await rig().say("officer", `/countdown add date: ${day(3)} 18:00 title: Rally days: 5,4,3,2,1 at: 9am`);
    await postDue(rig());

    const posted: string[] = [];
    const end = local(2, "12:00");
    for (
      let now = local(-2, "00:00");
      Temporal.Instant.compare(now, end) < 0;
      now = now.add({ minutes: 30 })
    ) {
      rig().clock.set(now);
      for (const words of await postDue(rig())) {
        const said = /By day|By night|\d days to go|tomorrow/u.exec(words)?.[0] ?? words;
        posted.push(`${civilDate(now, london)} ${civilTime(now, london).toString().slice(0, 5)} ${said}`);
      }
    }
    const wanted = [-2, -1, 0, 1, 2].flatMap((days) => [
      `${day(days)} ${days === 0 ? onSunday : "01:30"} By night`,
      `${day(days)} 09:00 ${days === 2 ? "tomorrow" : `${3 - days} days to go`}`,
      `${day(days)} 09:00 By day`,
    ]);
    expect(posted.toSorted()).toEqual(wanted.toSorted());
  });
});
