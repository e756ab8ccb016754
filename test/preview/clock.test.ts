import { PGlite } from "@electric-sql/pglite";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createPreviewChat } from "../../src/preview/chat.ts";
import { createPreviewClock } from "../../src/preview/clock.ts";
import { placeFor } from "../../src/preview/room.ts";
import { key, sceneStart } from "./sample-room.ts";

const sql = new PGlite();

let real = 5000;

const realNow = () => real;

afterAll(() => sql.close());

beforeEach(async () => {
  real = 5000;
  await sql.query("drop table if exists preview_message, preview_state");
});

const start = () => createPreviewClock({ sql, realNow });

test("starts at the scene’s moment and ticks at normal speed", async () => {
  const clock = await start();
  await clock.reset(sceneStart);
  expect(clock.now()).toEqual(sceneStart);
  real += 90_000.7;
  expect(clock.now()).toEqual(sceneStart.add({ seconds: 90 }));
});

test("a restart goes on from the saved moment, however long the computer was off", async () => {
  const before = await start();
  await before.reset(sceneStart);
  real += 60_000;
  await before.save();
  real = 10;
  const after = await start();
  expect(after.now()).toEqual(sceneStart.add({ minutes: 1 }));
  real += 1000;
  expect(after.now()).toEqual(sceneStart.add({ seconds: 61 }));
});

test("a restart after a crash is never earlier than the last post", async () => {
  const before = await start();
  await before.reset(sceneStart);
  real += 5000;
  const chat = createPreviewChat({ sql, clock: before, changed: () => {} });
  await chat.post(placeFor("general", "officer"), { lines: [] }, key("last"));
  expect((await start()).now()).toEqual(sceneStart.add({ seconds: 5 }));
});

test("moves forward and never back; a move is saved at once", async () => {
  const clock = await start();
  await clock.reset(sceneStart);
  await clock.moveTo(sceneStart.add({ hours: 3 }));
  await clock.moveTo(sceneStart.add({ hours: 2 }));
  expect(clock.now()).toEqual(sceneStart.add({ hours: 3 }));
  expect((await start()).now()).toEqual(sceneStart.add({ hours: 3 }));
});

test("starting a scene afresh may set it back", async () => {
  const clock = await start();
  await clock.reset(sceneStart);
  await clock.reset(Temporal.Instant.from("2019-09-02T08:00:00Z"));
  expect(clock.now().toString()).toBe("2019-09-02T08:00:00Z");
});

test("saves made at once keep the latest moment", async () => {
  const clock = await start();
  await clock.reset(sceneStart);
  await Promise.all([clock.save(), clock.moveTo(sceneStart.add({ hours: 1 })), clock.save()]);
  expect((await start()).now()).toEqual(sceneStart.add({ hours: 1 }));
});

test("a wall clock set back does not set the business clock back", async () => {
  const clock = await start();
  await clock.reset(sceneStart);
  real -= 4000;
  expect(clock.now()).toEqual(sceneStart);
});
