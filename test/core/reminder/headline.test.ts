import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/core/chat/card.ts";
import { drawReminder } from "../../../src/core/reminder/draw.ts";
import { branch, reminder } from "../../support/examples.ts";

const on = Temporal.PlainDate.from("2023-04-27");

const long = "Bring the banner, the leaflets and the long table to the main gate";

const drawn = (plain: string, other = {}) =>
  plainText(drawReminder(reminder("2023-04-27", { text: { plain }, ...other }), branch, on))
    .split("\n")
    .slice(0, -1);

describe("a reminder's headline", () => {
  test.each<[string, readonly string[]]>([
    ["Stall at 12.30pm", ["Reminder: Stall at 12.30pm"]],
    ["Stall", ["Reminder: Stall"]],
    ["Stall at noon\nMain gate\nBring flags", ["Reminder: Stall at noon", "Main gate", "Bring flags"]],
    ["\n  Stall  \n\nMain gate", ["Reminder: Stall", "Main gate"]],
    [long, ["Reminder: Bring the banner, the leaflets and the long…", long]],
    [
      "Sign up: https://example.org/a",
      ["Reminder: Sign up: https://example.org/a", "Sign up: https://example.org/a"],
    ],
    ["W".repeat(60), [`Reminder: ${"W".repeat(48)}…`, "W".repeat(60)]],
  ])("says what it is about, and none of its words is lost: %j", (words, lines) => {
    expect(drawn(words)).toEqual(lines);
  });

  test("is not the word alone where its date is gone", () => {
    const [headline, line] = drawn(`${long}\nAll of it`, { tied: { kind: "gone" } });
    expect(headline).toBe("Reminder cancelled: Bring the banner, the leaflets and the long…");
    expect(line).toContain(`It is cancelled: “${long}`);
  });
});
