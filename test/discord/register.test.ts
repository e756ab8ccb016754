import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { useRig } from "./rig.ts";

const open = useRig();

/** A command, option or choice as it is registered. */
interface Sent {
  readonly name: string;
  readonly description?: string;
  readonly value?: string;
  readonly options?: readonly Sent[];
  readonly choices?: readonly Sent[];
}

function registered({
  seen,
}: {
  readonly seen: readonly { readonly method: string; readonly body: unknown }[];
}) {
  return seen.find(({ method }) => method === "PUT")?.body as readonly Sent[];
}

function lengthOf({ name, description = "", value = "", options = [], choices = [] }: Sent): number {
  const parts = [...options, ...choices].map(lengthOf);
  return parts.reduce((sum, length) => sum + length, name.length + description.length + value.length);
}

describe("the commands", () => {
  test("are all taken by Discord, with every option optional and no permissions of Discord's own", async () => {
    const { double, start } = await open(undefined, commands);
    await start();
    const put = double.seen.find(({ method }) => method === "PUT");
    expect(put?.status).toBe(200);
    const bodies = put?.body as readonly Record<string, unknown>[];
    expect(bodies.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    expect(JSON.stringify(bodies)).not.toMatch(/"required":true|default_member_permissions/u);
    for (const body of bodies) expect(body).toMatchObject({ contexts: [0], integration_types: [0] });
  });

  test("are each no longer than Discord takes: 25 subcommands, 8000 characters of names, words and choices", async () => {
    const { double, start } = await open(undefined, commands);
    await start();
    for (const body of registered(double)) {
      expect(body.options?.length ?? 0, body.name).toBeLessThanOrEqual(25);
      expect(lengthOf(body), body.name).toBeLessThanOrEqual(8000);
    }
  });

  test("offer choices in words, and many of them while they are typed", async () => {
    const { double, start } = await open(undefined, commands);
    await start();
    const option = (path: readonly string[]) =>
      path.reduce<Sent | undefined>((one, name) => one?.options?.find((within) => within.name === name), {
        name: "",
        options: registered(double),
      });
    expect(option(["posted", "answer"])?.choices?.[2]).toEqual({ name: "Not come", value: "not-arrived" });
    expect(option(["countdown", "add", "milestone"])).toMatchObject({ autocomplete: true });
  });

  test("are not sent again at the next start, nor by the next process", async () => {
    const { double, start } = await open(undefined, commands);
    await start();
    await (await start()).stop();
    await start();
    expect(double.seen.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });

  test("are sent again when one has changed", async () => {
    const { double, start } = await open(undefined, commands);
    await (await start()).stop();
    await start({}, { commands: commands.slice(1) });
    expect(double.seen.filter(({ method }) => method === "PUT")).toHaveLength(2);
  });

  test("go to the servers that were named, and one that Muster is not in does not keep it from the others", async () => {
    const { double, start, log } = await open(undefined, commands);
    const [one, two] = [double.guild("one"), double.guild("two")];
    await start({}, { guilds: [one.id, "999999999999999999", two.id] });
    await one.member("member-one").command("ballot status");
    await two.member("member-one").command("ballot help");
    expect(log.kept.filter((line) => line.includes("could not be registered"))).toHaveLength(1);
  });

  test("are never offered twice, whichever way they are registered and in whatever order", async () => {
    const { double, start } = await open(undefined, commands);
    const [one, two] = [double.guild("one"), double.guild("two")];
    const once = commands.map(({ name }) => name);
    const ways = [
      { guilds: [], offered: [once, once] },
      { guilds: [one.id], offered: [once, []] },
      { guilds: [one.id, two.id], offered: [once, once] },
      { guilds: [two.id], offered: [[], once] },
      { guilds: [], offered: [once, once] },
    ];
    for (const { guilds, offered } of ways) {
      await (await start({}, { guilds })).stop();
      expect([one.offered(), two.offered()]).toEqual(offered);
    }
  });

  test("of every server stay when those of the named ones could not be registered, and one more start mends it", async () => {
    const { double, start, log } = await open(undefined, commands);
    const one = double.guild("one");
    await (await start()).stop();
    double.fault(/^PUT .*\/commands/u, { kind: "status", status: 500 });
    await (await start({}, { guilds: [one.id] })).stop();
    expect(log.kept.join("\n")).toContain("could not be registered in a server");
    expect(double.seen.filter(({ method }) => method === "PUT").map(({ status }) => status)).toEqual([
      200, 500,
    ]);
    expect(one.offered()).toEqual(commands.map(({ name }) => name));
    await (await start({}, { guilds: [one.id] })).stop();
    expect(one.offered()).toEqual(commands.map(({ name }) => name));
    expect(double.guild("two").offered()).toEqual([]);
  });

  test("offer help where Discord sends no bare command", async () => {
    const { double, start } = await open(undefined, commands);
    const asked: unknown[] = [];
    await start({
      async command({ input }) {
        asked.push(input);
        return { kind: "private", card: { lines: [] } };
      },
    });
    const member = double.guild("branch").member("member-one");
    await member.command("ballot help");
    expect(asked).toEqual([expect.objectContaining({ subcommand: "help", options: {} })]);
    await expect(async () => member.command("ballot")).rejects.toThrow("choose a subcommand");
  });

  test("offer every id, and the employers, while they are typed", async () => {
    const { double, start } = await open(undefined, commands);
    await start({ suggest: async () => [{ value: "k3m7p", label: "k3m7p" }] });
    const member = double.guild("branch").member("member-one");
    const offered = [
      ["ballot status", "ballot"],
      ["check close", "check"],
      ["strike confirm", "strike"],
      ["countdown edit", "id"],
      ["countdown add", "strike"],
      ["reminder delete", "id"],
      ["posted", "ballot"],
      ["ballot result", "employer"],
      ["strike add", "for"],
      ["branch channel", "for"],
    ] as const;
    for (const [line, option] of offered)
      expect(await member.autocomplete(line, option, "k")).toEqual(["k3m7p"]);
  });
});
