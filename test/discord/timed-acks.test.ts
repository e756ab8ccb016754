import { expect, test } from "vitest";
import type { Callbacks } from "../../src/discord/callback.ts";
import { timeAcks } from "../../src/discord/timed-acks.ts";
import { useRig } from "./rig.ts";

const open = useRig();

test("Discord's calls are timed, once each", async () => {
  const { double, start } = await open();
  const member = double.guild("branch").member("member-one");
  const told: number[] = [];
  await start({}, { acknowledged: (ms) => told.push(ms) });
  await member.command("sample show", { id: "k3m7p" });
  expect(told).toHaveLength(1);
});

test("the time is from when a call came until its acknowledgement, and of those that were ours alone", async () => {
  const told: number[] = [];
  let elapsed = 0;
  let ours = true;
  const plain = {
    async acknowledge() {
      elapsed += 120;
      return ours;
    },
  } as Partial<Callbacks> as Callbacks;
  const { came, callbacks } = timeAcks(
    plain,
    () => elapsed,
    (ms) => told.push(ms),
  );
  const interaction = { id: "1", token: "t", application_id: "2" };
  came(interaction);
  elapsed += 30;
  expect(await callbacks.acknowledge(interaction, { kind: "private" })).toBe(true);
  expect(told).toEqual([150]);
  ours = false;
  expect(await callbacks.acknowledge(interaction, { kind: "private" })).toBe(false);
  expect(told).toEqual([150]);
});
