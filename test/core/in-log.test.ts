import pg from "pg";
import { expect, test } from "vitest";
import { type InLogOf, inLog } from "../../src/core/acts/log/in-log.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { createDatabase } from "../../src/store/database.ts";

type Few = Pick<Store, "follows">;

test("a method, or a port, that nobody has decided on is refused by the compiler", () => {
  const whole = { sharing: "reads", toldElsewhere: "reads", ofBranch: "reads", remove: "noted" } as const;
  const { remove: _, ...short } = whole;
  // @ts-expect-error a method is missing
  const method: InLogOf<Few> = { follows: short };
  // @ts-expect-error a port is missing
  const port: InLogOf<Few & Pick<Store, "waiting">> = { follows: whole };
  expect([method, port]).toHaveLength(2);
});

/** Stands for whatever a method is given: any part of it, and whatever that is asked. */
const anything: unknown = new Proxy(() => {}, {
  get(_, name) {
    if (name === "then") return undefined;
    return name === "toString" || name === Symbol.toPrimitive ? () => "1" : anything;
  },
  apply: () => anything,
});

const asked: string[] = [];

async function query({ text }: { readonly text: string }) {
  asked.push(text);
  return { rows: [], command: "COMMIT" };
}

/** What a method asked Postgres when it was called with anything. */
async function askedBy(port: string, method: string, called: unknown): Promise<string> {
  if (typeof called !== "function") throw new Error(`${port}.${method} is no method`);
  asked.length = 0;
  const call = async () => Reflect.apply(called, undefined, Array(4).fill(anything));
  // What it makes of an answer without rows is not looked at.
  await call().catch(() => {});
  return asked.join("\n");
}

const writes = /\b(insert\s+into|delete\s+from|update\s+(?!of\b|skip\b)\w+\s+(\w+\s+)?set)\b/iu;

test("what is said to read writes nothing", async () => {
  const { store } = createDatabase(Object.assign(new pg.Pool(), { query }));
  const ports = new Map<string, object>(Object.entries(store));
  const wrong: string[] = [];
  let writing = 0;
  for (const [port, methods] of Object.entries(inLog)) {
    const made = new Map(Object.entries(ports.get(port) ?? {}));
    expect([...made.keys()].toSorted()).toEqual(Object.keys(methods).toSorted());
    for (const [method, says] of Object.entries(methods)) {
      const wrote = writes.test(await askedBy(port, method, made.get(method)));
      if (wrote) writing += 1;
      if (wrote && says === "reads") wrong.push(`${port}.${method}`);
      // Every read gets as far as asking, so that it was looked at.
      if (says === "reads" && asked.length === 0) wrong.push(`${port}.${method} asks nothing`);
    }
  }
  expect(wrong).toEqual([]);
  expect(writing).toBeGreaterThan(25);
});
