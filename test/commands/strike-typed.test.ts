import { beforeEach, describe, expect, it } from "vitest";
import { strike } from "../../commands/strike/strike.ts";
import { text, useRig } from "../support/rig.ts";

/** Days and hours of action as unions print them, typed on Thursday 20 April 2023. */

const rig = useRig([strike]);

const add = async (typed: string) =>
  text(await rig().say("rep", `/strike add name: Walkout for: DVSA ${typed}`));

describe("days are read as unions print them", () => {
  it.each([
    [
      "each Friday and Saturday until 29 April",
      "Fri 21 April to Sat 22 April, Fri 28 April to Sat 29 April 2023.",
    ],
    ["Mondays and Tuesdays until 2 May", "Mon 24 April to Tue 25 April, Mon 1 May to Tue 2 May 2023."],
    ["each Tue and Thu from 9 May to 18 May", "Tue 9 May, Thu 11 May, Tue 16 May, Thu 18 May 2023."],
    ["every Friday from 5 to 19 May", "Fri 5 May, Fri 12 May, Fri 19 May 2023."],
    ["Mondays from 5 June until 19 June", "Mon 5 June, Mon 12 June, Mon 19 June 2023."],
    ["weekends between 3 June and 11 June", "Sat 3 June to Sun 4 June, Sat 10 June to Sun 11 June 2023."],
    [
      "every weekend up to and including 30 April",
      "Sat 22 April to Sun 23 April, Sat 29 April to Sun 30 April 2023.",
    ],
    ["every Monday in May", "Mon 1 May, Mon 8 May, Mon 15 May, Mon 22 May, Mon 29 May 2023."],
    ["every Friday in April", "Fri 21 April, Fri 28 April 2023."],
    ["indefinitely from 12 May", "from Friday 12 May 2023 until further notice."],
    ["starting 14 May, indefinite", "from Sunday 14 May 2023 until further notice."],
    ["from Monday 15 May (indefinite)", "from Monday 15 May 2023 until further notice."],
    ["open-ended from 16 May", "from Tuesday 16 May 2023 until further notice."],
    ["from 17 May with no end date", "from Wednesday 17 May 2023 until further notice."],
    ["commencing 17 May until further notice", "from Wednesday 17 May 2023 until further notice."],
    ["continuous strike from 19 May", "from Friday 19 May 2023 until further notice."],
    ["all-out from 20 May", "from Saturday 20 May 2023 until further notice."],
    ["since 3 April 2023", "from Monday 3 April 2023 until further notice."],
    ["from 6pm Sunday 7 May until 9.59am Monday 8 May", "from 6pm on Sun 7 May to 9:59am on Mon 8 May."],
    ["from 18.00hrs on 7 May to 09.59hrs on 8 May", "from 6pm on Sun 7 May to 9:59am on Mon 8 May."],
    ["4 May 2023 1800hrs to 0600hrs", "Thursday 4 May 2023, from 6pm to 6am on Friday 5 May 2023."],
    ["from 6pm on 5 May for 16 hours", "Friday 5 May 2023, from 6pm to 10am on Saturday 6 May 2023."],
    ["06:59 on 5 May for 24 hours", "Friday 5 May 2023, from 6:59am to 6:59am on Saturday 6 May 2023."],
  ])("%s", async (days, when) => {
    expect(await add(`days: ${days}`)).toContain(when);
  });

  it.each(["each Saturday until further notice", "every Saturday from 6 May"])(
    "%s has no last day, and is asked for it",
    async (days) => {
      const reply = await add(`days: ${days}`);
      expect(reply).toContain("On Saturdays until when?");
      expect(reply).toContain("until further notice hours: Saturdays only");
    },
  );

  it("what has no last day may have begun; a day, a list or a slip of years may not", async () => {
    expect(await add("days: 3 April 2023")).toContain("has passed");
    expect(await add("days: from 3 April 2021 until further notice")).toContain("has passed");
    expect(await add("days: every Monday until 1 May 2027")).not.toContain("trike set up");
  });
});

describe("a shift that the union names is never made longer", () => {
  beforeEach(() => rig().clock.set("2023-04-20T09:00"));

  it.each([
    ["13 and 14 May 2023", "all shifts that start between 6am and 6pm"],
    ["13 May 2023", "night shift 8pm to 6am"],
    ["13 May 2023", "catering staff 6am to 2pm, cleaners 2pm to 10pm"],
    ["13 May 2023", "8pm to midnight"],
    ["13 May 2023", "first two hours of each shift"],
  ])("%s, %s", async (days, hours) => {
    expect(await add(`days: ${days} hours: ${hours}`)).toMatch(
      new RegExp(`May(?:, Sun 14 May)? 2023, ${hours}\\.`, "u"),
    );
  });

  it.each([
    [
      "5 May 2023",
      "from 06:59 until 06:59 the following day",
      "from 6:59am to 6:59am on Saturday 6 May 2023.",
    ],
    ["6 May 2023", "10pm until 10pm on Sunday", "from 10pm to 10pm on Sunday 7 May 2023."],
    ["6 to 7 May 2023", "7am Saturday to 7am Sunday", "from 7am on Sat 6 May to 7am on Sun 7 May."],
  ])("%s, %s", async (days, hours, when) => {
    expect(await add(`days: ${days} hours: ${hours}`)).toContain(when);
  });
});
