import { describe, expect, test, vi } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { useRig } from "./rig.ts";

const open = useRig();

async function startFault(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StartError)) throw new Error(`not a StartError: ${error}`);
  return error.message;
}

describe("starting", () => {
  test("with a wrong token says where to get the right one, and does not repeat it", async () => {
    const { start, log } = await open();
    const words = await startFault(start({}, { token: "MTIzNA.wrong.secret" }));
    expect(words).toMatch(/DISCORD_TOKEN/u);
    expect(words + log.kept.join("\n")).not.toContain("secret");
  });

  test("with a token the gateway refuses says the same", async () => {
    const { double, start } = await open();
    double.fault(/gateway/u, { kind: "hold", until: Promise.resolve().then(() => double.revokeToken()) });
    expect(await startFault(start())).toMatch(/DISCORD_TOKEN/u);
  });

  test("without a right to the one intent says so", async () => {
    const { double, start } = await open();
    double.disallowIntents(1);
    expect(await startFault(start())).toMatch(/Guilds intent/u);
  });

  test("asks for no privileged intent", async () => {
    const { double, start } = await open();
    double.disallowIntents((1 << 1) | (1 << 8) | (1 << 15));
    await start();
    expect(double.sessions()).toBe(1);
  });

  test("where nobody listens says which address", async () => {
    const { start } = await open();
    expect(await startFault(start({}, { apiUrl: "http://127.0.0.1:1/api" }))).toMatch(/127\.0\.0\.1:1/u);
  });

  test("where Discord fails tells its status, and nothing else of what it said", async () => {
    const { double, start, log } = await open();
    double.fault(/gateway/u, { kind: "status", status: 503 }, 10);
    const words = await startFault(start());
    expect(words).toMatch(/cannot be reached \(\w*503\)/u);
    expect(log.kept.join("\n")).not.toContain("fault");
  });

  test("takes the API's address with or without its version and slash", async () => {
    const { double, start } = await open();
    await start({}, { apiUrl: `${double.url}/v10/` });
    expect(double.sessions()).toBe(1);
  });

  test("with several shards hears of every server once", async () => {
    let now = Date.now();
    const { double, start } = await open(() => now);
    const guilds = ["one", "two", "three", "four"].map((name) => {
      now += 1;
      return double.guild(name);
    });
    double.useShards(2);
    const command = vi.fn(async () => ({ kind: "private", card: { lines: [] } }) as const);
    await start({ command });
    expect(double.sessions()).toBe(2);
    for (const guild of guilds) {
      expect((await guild.member("member-one").command("told")).kind).toBe("private");
    }
    expect(command).toHaveBeenCalledTimes(4);
  });
});

describe("a connection that breaks", () => {
  test("is resumed, and a call made meanwhile is answered once", async () => {
    const { double, start } = await open();
    const member = double.guild("branch").member("member-one");
    const command = vi.fn(async () => ({ kind: "private", card: { lines: [] } }) as const);
    await start({ command });
    double.disconnect();
    expect((await member.command("told")).kind).toBe("private");
    expect(command).toHaveBeenCalledTimes(1);
  });
});

describe("a server or channel that is gone", () => {
  test("is told to the core: removed from a server, a channel deleted", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const old = guild.channel("old");
    const left = vi.fn(async () => {});
    await start({ left });
    guild.deleteChannel("old");
    await vi.waitFor(() => expect(left).toHaveBeenCalledTimes(1));
    expect(left).toHaveBeenCalledWith({ chat: "discord", workspace: guild.id, channel: old.id });
    guild.kick();
    await vi.waitFor(() => expect(left).toHaveBeenCalledTimes(2));
    expect(left).toHaveBeenLastCalledWith({ chat: "discord", workspace: guild.id });
  });

  test("and is told of when Muster is there again, after what came before it", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const told: string[] = [];
    let finish: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await start({
      joined: async ({ workspace }) => void told.push(`joined ${workspace}`),
      async left({ workspace }) {
        await slow;
        told.push(`left ${workspace}`);
      },
    });
    await vi.waitFor(() => expect(told).toEqual([`joined ${guild.id}`]));
    guild.kick();
    guild.invite();
    finish();
    await vi.waitFor(() => expect(told.slice(1)).toEqual([`left ${guild.id}`, `joined ${guild.id}`]));
  });

  test("is not a server that is only out of order", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const left = vi.fn(async () => {});
    await start({ left });
    guild.breakDown();
    guild.deleteChannel("old");
    await vi.waitFor(() => expect(left).toHaveBeenCalledTimes(1));
    expect(left).not.toHaveBeenCalledWith({ chat: "discord", workspace: guild.id });
  });
});

test("stopping finishes what is in hand", async () => {
  const { double, start } = await open();
  const guild = double.guild("branch");
  let finish: (reply: { kind: "private"; card: { lines: [] } }) => void = () => {};
  const command = vi.fn(
    () =>
      new Promise<{ kind: "private"; card: { lines: [] } }>((resolve) => {
        finish = resolve;
      }),
  );
  const chat = await start({ command });
  const outcome = guild.member("member-one").command("told");
  await vi.waitFor(() => expect(command).toHaveBeenCalled());
  const stopped = chat.stop();
  finish({ kind: "private", card: { lines: [] } });
  await stopped;
  expect((await outcome).kind).toBe("private");
});
