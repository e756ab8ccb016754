import { type DiscordDouble, startDiscordDouble } from "../../test/doubles/discord/double.ts";
import type { Person as DiscordPerson } from "../../test/doubles/discord/people.ts";
import type { Channel } from "../../test/doubles/discord/state.ts";
import type { Person as SlackPerson } from "../../test/doubles/slack/person.ts";
import { openSlackDouble, type SlackDouble } from "../../test/doubles/slack/slack-double.ts";
import type { ShiftedClock } from "./clock.ts";
import type { Sizes } from "./sizes.ts";

/** One channel with its own people. */
export type Room =
  | {
      readonly chat: "slack";
      readonly workspace: string;
      readonly channel: string;
      readonly people: readonly SlackPerson[];
    }
  | {
      readonly chat: "discord";
      readonly workspace: string;
      readonly channel: string;
      readonly on: Channel;
      readonly people: readonly DiscordPerson[];
    };

/** Both platforms with everybody on them. */
export interface World {
  readonly slack: SlackDouble;
  readonly discord: DiscordDouble;
  /** Slack and Discord in turns. */
  readonly rooms: readonly Room[];
  /** The first of each workspace, where all its people are: there they are asked. */
  readonly asked: readonly Room[];
  /** Of these the large branches, with half of all people. */
  readonly large: readonly Room[];
  /** The workspace whose ballot the others follow, on Slack. */
  readonly owner: { readonly workspace: string; readonly channel: string };
  /** Of Slack's workspaces, the owner's among them. */
  readonly tokens: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** A request and its answer are on their way for 10 to 40 ms, as in platform-share. */
const latencyMs = () => 10 + Math.random() * 30;

/** How often Slack's clock, which stands still by itself, is moved, ms. */
const slackTickMs = 20;

export async function openWorld(
  { workspaces, channels, people, local }: Sizes,
  clock: ShiftedClock,
): Promise<World> {
  const slack = await openSlackDouble({ startsAt: clock.nowMs() });
  const passing = setInterval(() => slack.pass(Math.max(0, clock.nowMs() - slack.world.now())), slackTickMs);
  const discord = await startDiscordDouble(clock.nowMs, { latencyMs });
  const tokens = new Map<string, string>();
  const half = Math.ceil(workspaces / 2);
  const eachHas = Math.max(1, Math.floor(channels / workspaces));
  const largePairs = Math.ceil(Math.min(local, workspaces) / 2);
  const few = 2 * largePairs >= workspaces;
  const inLarge = Math.ceil(few ? people / workspaces : people / 2 / (2 * largePairs));
  const inOthers = Math.ceil(people / 2 / Math.max(1, workspaces - 2 * largePairs));
  const peopleIn = (number: number, place: number) =>
    place > 0 ? 0 : number < largePairs ? inLarge : inOthers;

  function team(id: string): void {
    slack.addWorkspace(id);
    tokens.set(id, `xoxb-${id}`);
    slack.addToken(`xoxb-${id}`, id);
  }

  function slackRooms(number: number): Room[] {
    const workspace = `T${number}`;
    team(workspace);
    return numbers(eachHas).map((place) => {
      const ids = numbers(peopleIn(number, place)).map((one) => `U${number}X${place}X${one}`);
      const channel = slack.addChannel(`C${number}X${place}`, workspace, { members: ["bot", ...ids] }).id;
      return { chat: "slack", workspace, channel, people: ids.map((id) => slack.addPerson(id, workspace)) };
    });
  }

  function discordRooms(number: number): Room[] {
    const guild = discord.guild(`server ${number}`);
    return numbers(eachHas).map((place) => {
      const on = guild.channel(`room-${place}`);
      const members = numbers(peopleIn(number, place)).map((one) => guild.member(`${place}-${one}`));
      return { chat: "discord", workspace: guild.id, channel: on.id, on, people: members };
    });
  }

  const owner = { workspace: "TOWNER", channel: "COWNER" };
  team(owner.workspace);
  slack.addChannel(owner.channel, owner.workspace, { members: ["bot"] });
  const rooms = numbers(half).flatMap((number) => {
    const there = number + half < workspaces ? discordRooms(number) : [];
    return slackRooms(number).flatMap((room, place) => [room, ...there.slice(place, place + 1)]);
  });
  const asked = rooms.filter((room) => room.people.length > 0);
  return {
    slack,
    discord,
    rooms,
    asked,
    large: asked.slice(0, 2 * largePairs),
    owner,
    tokens,
    async close() {
      clearInterval(passing);
      await Promise.all([slack.close(), discord.close()]);
    },
  };
}

function numbers(many: number): readonly number[] {
  return Array.from({ length: many }, (_, number) => number);
}

/** When each post that all can see was taken, ms of the world's clock, since a moment. */
export function postsSince(
  { slack, rooms }: Pick<World, "slack" | "rooms">,
  sinceMs: number,
): { readonly slack: readonly number[]; readonly discord: readonly number[] } {
  const onSlack = slack.world.messages
    .filter(({ onlyFor, ts }) => onlyFor === undefined && Number(ts) * 1_000 >= sinceMs)
    .map(({ ts }) => Number(ts) * 1_000);
  const onDiscord = rooms
    .flatMap((room) => (room.chat === "discord" ? room.on.messages : []))
    .filter(({ onlyFor, at }) => onlyFor === undefined && at >= sinceMs)
    .map(({ at }) => at);
  return { slack: onSlack, discord: onDiscord };
}
