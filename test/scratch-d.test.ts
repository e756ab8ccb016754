import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { it } from "vitest";
import { commands } from "../commands/index.ts";
import { plainText } from "../src/core/chat/card.ts";
import { draw } from "../src/core/planning/draw.ts";
import { closeByTheClock } from "../src/core/acts/ballot/close.ts";
import { randomUUID } from "node:crypto";
import { claimDue } from "./support/posting.ts";
import { buttonsOf, text, useRig, channel } from "./support/rig.ts";

const rig = useRig(commands);
const scenes = readFileSync(process.env.SCENES ?? "/tmp/d-scenes.txt", "utf8").split(/^=== /mu).slice(1);
const out = process.env.OUT ?? "/tmp/d-out/out.txt";
writeFileSync(out, "");
const note = (line: string) => appendFileSync(out, `${line}\n`);

it.each(scenes.map((scene) => [scene.split("\n")[0], scene]))("%s", async (name, scene) => {
  note(`\n################ ${name}`);
  let last: any;
  for (const step of (scene as string).split("\n").slice(1)) {
    const line = step.trim();
    if (line === "" || line.startsWith("#")) continue;
    note(`>>> ${line}`);
    try {
      if (line.startsWith("/")) {
        last = await rig().say("rep", line);
        note(`${last.kind === "refused" ? "[REFUSED] " : ""}${text(last)}`);
      } else if (line.startsWith("tap ")) {
        const label = line.slice(4).toLowerCase();
        const button = buttonsOf(last).find((one) => one.label.toLowerCase().includes(label));
        if (!button) { note(`!!! no button ${label}`); continue; }
        last = await rig().press("rep", button.id);
        note(`${last.kind === "refused" ? "[REFUSED] " : ""}${text(last)}`);
      } else if (line.startsWith("at ") || line.startsWith("walk ")) {
        // at: one moment; walk A B: every day at 9, each post
        const [, from, to] = line.split(" ");
        const moments: string[] = [];
        if (line.startsWith("at ")) moments.push(from as string);
        else {
          let day = new Date(`${from}T00:00Z`);
          while (day <= new Date(`${to}T00:00Z`)) {
            const d = day.toISOString().slice(0, 10);
            for (const h of ["09:00", "11:00", "12:00", "17:00"]) moments.push(`${d}T${h}`);
            day = new Date(day.getTime() + 86_400_000);
          }
        }
        for (const moment of moments) {
          rig().clock.set(moment);
          for (const campaign of await rig().store.campaigns.openPastClose(rig().clock.now()))
            await rig().parts.database.transaction(async (store) => closeByTheClock(store, campaign, { now: rig().clock.now(), draw: rig().parts.draw } as never));
          for (;;) {
            const claimed = await claimDue(rig());
            if (claimed.length === 0) break;
            for (const row of claimed) {
              const card = draw(row, rig().clock.now());
              const { id, to: whom } = row.delivery;
              if (!card) {
                await rig().store.outbox.record([{ id, token: row.token, kind: "skipped", reason: "nothing-to-say" }]);
                note(`   (${moment} ${row.delivery.kind}: nothing to say)`);
                continue;
              }
              await rig().store.outbox.record([{ id, token: row.token, kind: "posted", message: { place: "channel" in whom ? whom : channel, id: randomUUID() }, at: rig().clock.now() } as never]);
              if (row.delivery.kind === "hello") continue;
              note(`--- POST ${moment} [${row.delivery.kind}] ${"channel" in whom ? "#" + whom.channel : "PRIVATE"}\n${plainText(card).split("\n").map((l) => `   | ${l}`).join("\n")}`);
            }
          }
        }
      }
    } catch (error) {
      note(`!!! threw ${error instanceof Error ? error.stack?.slice(0, 500) : error}`);
    }
  }
}, 300_000);
