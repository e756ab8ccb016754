import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Inbox } from "../../src/core/chat/chat.ts";
import type { Log } from "../../src/core/command/job.ts";
import { looks } from "../../src/main.ts";
import { createChanges } from "../../src/preview/changes.ts";
import { createPreviewChat } from "../../src/preview/chat.ts";
import { createPreviewClock } from "../../src/preview/clock.ts";
import { createPreviewRoutes } from "../../src/preview/routes.ts";
import { openScene } from "../../src/preview/scene.ts";
import { createPreviewState } from "../../src/preview/state.ts";
import type { Sql } from "../../src/preview/tables.ts";
import { createWalker } from "../../src/preview/walk.ts";
import { createWeb, type Web } from "../../src/web/server.ts";
import { type Desk, linesOf, optionsInLine, people, type Sight, type Who } from "./desk.ts";

const ids: Readonly<Record<Who, string>> = {
  officer: "officer",
  rep: "rep",
  member: "member-one",
  other: "member-two",
};

interface Span {
  readonly kind: string;
  readonly text?: string;
  readonly words?: string;
  readonly place?: { readonly channel: string };
  readonly person?: { readonly user: string };
}

interface Drawn {
  readonly id: string;
  readonly onlyForMe: boolean;
  readonly card: {
    readonly title?: string;
    readonly lines: readonly (readonly Span[])[];
    readonly buttons?: readonly { readonly id: string; readonly label: string }[];
    readonly footer?: string;
  };
}

/** The preview's room without a scene, used over HTTP as its page does. */
export async function openPreviewDesk(start: Temporal.Instant, log: Log, sql: Sql): Promise<Desk> {
  const clock = await createPreviewClock({ sql, realNow: () => 0 });
  const changes = createChanges();
  const state = createPreviewState({ sql });
  const chat = createPreviewChat({ sql, clock, changed: changes.changed });
  let web: Web | undefined;
  let url = "";

  async function open(inbox: Inbox): Promise<void> {
    const walker = createWalker({ clock, nextDue: async () => undefined, work: async () => {} });
    const loadScene = () => clock.reset(start);
    const parts = { inbox, state, changes, clock, walker, commands: [], scenes: [], loadScene, looks };
    await openScene(parts, "empty");
    const routes = [createPreviewRoutes(parts)];
    web = await createWeb({ host: "127.0.0.1", port: 0, log, health: async () => ({}), routes });
    url = await web.start();
  }

  async function post(path: string, body: object) {
    const response = await fetch(`${url}/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ callId: randomUUID(), channel: "general", ...body }),
    });
    return (await response.json()) as {
      readonly message?: string;
      readonly form?: { readonly id: string; readonly title: string };
    };
  }

  async function messages(who: Who, channel: string): Promise<readonly Drawn[]> {
    const response = await fetch(`${url}/api/state?as=${ids[who]}&channel=${channel}`);
    return ((await response.json()) as { readonly messages: readonly Drawn[] }).messages;
  }

  async function answered(who: Who, path: string, body: object, channel = "general"): Promise<Sight> {
    const reply = await post(path, { as: ids[who], channel, ...body });
    const found = (await messages(who, channel)).find(({ id }) => id === reply.message);
    if (!found) throw new Error(`no answer: ${JSON.stringify(reply)}`);
    return sight(found, channel);
  }

  function sight({ id, card }: Drawn, channel: string): Sight {
    const lines = card.lines.map((line) => line.map(wordsOfSpan).join(""));
    return {
      id,
      lines: linesOf([card.title ?? "", ...lines, card.footer ?? ""]),
      buttons: (card.buttons ?? []).map(({ label }) => label),
      press(who, label) {
        const button = card.buttons?.find((one) => one.label === label);
        if (!button) throw new Error(`no button “${label}”`);
        return answered(who, "press", { button: button.id, label, message: id }, channel);
      },
    };
  }

  return {
    chat,
    title: "the preview",
    start: open,
    moved: (to) => clock.moveTo(to),
    async type(who, typed) {
      const options = typed.form ? "" : optionsInLine(typed, (whom) => `@${ids[whom]}`);
      const line = `${typed.command} ${options}`.trim();
      if (!typed.form) return answered(who, "command", { line });
      const { form } = await post("command", { as: ids[who], line });
      if (!form) throw new Error("no form");
      return answered(who, "submit", { form: form.id, title: form.title, values: typed.form });
    },
    async channel() {
      const all = await messages("other", "general");
      return all.filter(({ onlyForMe }) => !onlyForMe).map((one) => sight(one, "general"));
    },
    async direct(who) {
      return (await messages(who, "direct")).map((one) => sight(one, "direct"));
    },
    async close() {
      await web?.close();
    },
  };
}

function wordsOfSpan({ kind, text, words, place, person }: Span): string {
  if (kind === "place") return `#${place?.channel}`;
  if (kind === "person") return `@${nameOf(person?.user ?? "")}`;
  return words ?? text ?? "";
}

function nameOf(id: string): string {
  const found = Object.entries(ids).find(([, other]) => other === id);
  return found ? people[found[0] as Who] : id;
}
