import { randomBytes } from "node:crypto";

export type Json = Record<string, unknown>;

export interface Member {
  readonly id: string;
  /** Their own workspace. */
  readonly team: string;
  /** Administers their own workspace. */
  admin: boolean;
  deleted: boolean;
  /** In single channels only. */
  readonly guest: boolean;
  readonly bot: boolean;
  /** Workspaces of the organisation they are in, where their own belongs to one. */
  readonly teams: readonly string[];
}

/** What Slack says of a token while the workspace moves, the token is renewed, or Muster was let go. */
export type WorkspaceRefusal =
  | "org_login_required"
  | "token_revoked"
  | "access_denied"
  | "invalid_auth"
  | "not_authed"
  | "account_inactive"
  | "team_access_not_granted"
  | "accesslimited"
  | "ekm_access_denied"
  | "team_added_to_org";

/** What Slack says of a channel for a while. An archived one says so by itself. */
export type ChannelRefusal = "external_channel_migrating" | "message_limit_exceeded" | "a_code_of_tomorrow";

export interface Channel {
  readonly id: string;
  readonly team: string;
  /** "im" is a direct message of two people, "mpim" of several. */
  readonly kind: "public" | "private" | "im" | "mpim";
  /** User ids; Muster is "bot". */
  readonly members: Set<string>;
  archived: boolean;
  refuses?: ChannelRefusal | undefined;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  text: string;
  blocks: readonly Json[];
  readonly metadata?: Json | undefined;
  /** An ephemeral message: nobody else ever sees it. */
  readonly onlyFor?: string;
  /** Grows with every change of anything. */
  seq: number;
  edits: number;
}

export interface View {
  readonly id: string;
  readonly hash: string;
  readonly team: string;
  readonly user: string;
  readonly view: Json;
  readonly seq: number;
}

export interface Token {
  readonly team?: string;
  readonly enterprise?: string;
  readonly kind: "bot" | "app";
  readonly scopes: Set<string>;
  state: "good" | "revoked" | "inactive";
  /** Ms on the double's clock. */
  readonly expiresAt?: number;
}

export interface Trigger {
  readonly team: string;
  readonly user: string;
  readonly at: number;
  used: boolean;
}

export interface ResponseAddress {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  readonly at: number;
  /** The message whose button was pressed. */
  readonly message?: string;
  uses: number;
}

export interface Team {
  readonly id: string;
  readonly enterprise?: string;
  /** Every call with a token of this workspace. */
  refuses?: WorkspaceRefusal | undefined;
}

export type World = ReturnType<typeof createWorld>;

/** Everything the double remembers. Its clock stands still but for `pass`. */
export function createWorld(startsAt: number) {
  let now = startsAt;
  let seq = 0;
  let lastTs = 0;
  const waiting = new Set<() => void>();
  const teams = new Map<string, Team>();
  const members = new Map<string, Member>();
  const channels = new Map<string, Channel>();
  const groups = new Map<string, { readonly team: string; readonly users: Set<string> }>();
  const messages: Message[] = [];
  const views: View[] = [];
  const homes = new Map<string, View>();
  const tokens = new Map<string, Token>();
  const triggers = new Map<string, Trigger>();
  const addresses = new Map<string, ResponseAddress>();

  function changed(): number {
    seq += 1;
    // After the change is written down.
    queueMicrotask(() => {
      for (const look of [...waiting]) look();
    });
    return seq;
  }

  return {
    teams,
    members,
    channels,
    groups,
    messages,
    views,
    homes,
    tokens,
    triggers,
    addresses,
    changed,
    now: () => now,
    seq: () => seq,
    pass(ms: number): void {
      now += ms;
    },
    newId: (prefix: string) => `${prefix}${randomBytes(5).toString("hex").toUpperCase()}`,
    newTs(): string {
      const micros = Math.max(now * 1000, lastTs + 1);
      lastTs = micros;
      return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`;
    },
    /** What `look` finds, now or after a change. */
    until<Found>(look: () => Found | undefined): Promise<Found> {
      return new Promise((resolve) => {
        function tryNow(): void {
          const found = look();
          if (found === undefined) return;
          waiting.delete(tryNow);
          resolve(found);
        }
        waiting.add(tryNow);
        tryNow();
      });
    },
    trigger(team: string, user: string): string {
      const id = `${Math.floor(now)}.${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString("hex")}`;
      triggers.set(id, { team, user, at: now, used: false });
      return id;
    },
    directChannel(team: string, user: string): Channel {
      const known = [...channels.values()].find(
        ({ kind, members: inIt, team: of }) =>
          kind === "im" && of === team && inIt.has(user) && inIt.has("bot"),
      );
      if (known) return known;
      const id = `D${randomBytes(5).toString("hex").toUpperCase()}`;
      const opened: Channel = { id, team, kind: "im", members: new Set([user, "bot"]), archived: false };
      channels.set(id, opened);
      return opened;
    },
  };
}

/** Whether a token is for this workspace, alone or with all of its organisation. */
export function serves(token: Token, team: string, world: World): boolean {
  return (
    token.team === team ||
    (token.team === undefined && world.teams.get(team)?.enterprise === token.enterprise)
  );
}
