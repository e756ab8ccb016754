import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { HOUSE } from "./fixture.ts";

/** Methods a port may have: more are two ports. */
const most = 8;

interface Port {
  readonly name: string;
  readonly members: number;
}

/** The interfaces with a method of their own: what core asks of others, or others of core. */
function portsIn(source: string): readonly Port[] {
  const found: Port[] = [];
  ts.forEachChild(ts.createSourceFile("port.ts", source, ts.ScriptTarget.Latest), (node) => {
    if (ts.isInterfaceDeclaration(node) && node.members.some(ts.isMethodSignature))
      found.push({ name: node.name.text, members: node.members.length });
  });
  return found;
}

const core = join(HOUSE, "src/core");

const ports = readdirSync(core, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .flatMap((path) => portsIn(readFileSync(join(core, path), "utf8")));

test("no port has more than eight members", () => {
  expect(ports.filter(({ members }) => members > most)).toEqual([]);
});

test("everything the store consists of is among the ports that were counted", () => {
  const store = readFileSync(join(core, "ports/store.ts"), "utf8");
  const kept = [...store.matchAll(/readonly \w+: (\w+Store);/gu)].map(([, name]) => name);
  expect(kept.length).toBeGreaterThan(20);
  expect(ports.map(({ name }) => name)).toEqual(expect.arrayContaining(kept));
});

test("a ninth is seen", () => {
  const methods = Array.from({ length: most + 1 }, (_, n) => `  ask${n}(): Promise<void>;\n`).join("");
  expect(portsIn(`export interface WideStore {\n${methods}}\n`)).toEqual([{ name: "WideStore", members: 9 }]);
});
