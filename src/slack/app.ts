import { App, type Receiver, type ViewSubmitAction } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { Log } from "../core/command/job.ts";
import { problemFields } from "../core/command/problem.ts";
import { createBoltLog } from "./bolt-log.ts";
import type { Calls } from "./calls.ts";
import type { Envelope, Events, InstalledView } from "./events.ts";
import { readMention } from "./mention.ts";
import type { TimeAck } from "./timed-ack.ts";

export interface AppParts {
  readonly options: WebClientOptions;
  readonly calls: Calls;
  readonly events: Events;
  readonly log: Log;
  /** Told of every call's work, so that a stop can wait for it. */
  readonly inHand: (work: Promise<void>) => Promise<void>;
  /** An acknowledgement, timed from now until Slack has it. */
  readonly timed: TimeAck;
}

/** Bolt with Muster's listeners, receiving from a socket or over HTTP. */
export function createApp(receiver: Receiver, { options, calls, events, log, inHand, timed }: AppParts): App {
  const app = new App({
    receiver,
    // Nothing slow may stand before an acknowledgement, so tokens are looked up after it, where they are needed.
    authorize: async () => ({}),
    logger: createBoltLog(log),
    clientOptions: options,
    convoStore: false,
    // That Muster itself joined a channel is of interest; who Muster is there is in the envelope.
    ignoreSelf: false,
  });
  app.error(async (error) => {
    log.error(problemFields(error), "a call from Slack failed");
  });

  app.command(/^\//u, ({ body, ack }) =>
    inHand(
      calls.command(
        body,
        timed(() => ack()),
      ),
    ),
  );
  app.action({ type: "block_actions" }, ({ body, ack }) =>
    inHand(
      calls.press(
        body,
        timed(() => ack()),
      ),
    ),
  );
  app.view<ViewSubmitAction>(/.*/u, ({ body, ack }) =>
    inHand(
      calls.submit(
        body,
        timed((errors) => (errors ? ack(errors) : ack())),
      ),
    ),
  );

  app.event("app_home_opened", async ({ event, body }) => {
    if (event.tab !== "home") return;
    await inHand(events.homeOpened(event.user, envelopeOf(body), installedView(event.view)));
  });
  app.event("app_mention", async ({ event, body }) => {
    const received = readMention(event, body);
    if (received) await inHand(calls.mention(received));
  });
  app.event("app_uninstalled", ({ body }) => inHand(events.uninstalled(envelopeOf(body))));
  app.event("tokens_revoked", async ({ event, body }) => {
    // Slack: user ids. Muster has only the bot's token.
    if (event.tokens.bot?.length) await inHand(events.uninstalled(envelopeOf(body)));
  });
  // An archived channel may be unarchived and Muster invited again: posts there wait, and only a deletion ends them.
  for (const deleted of ["channel_deleted", "group_deleted"] as const) {
    app.event(deleted, ({ event, body }) => inHand(events.channelGone(event.channel, envelopeOf(body))));
  }
  for (const back of ["channel_unarchive", "group_unarchive"] as const) {
    app.event(back, ({ event, body }) => inHand(events.channelBack(event.channel, envelopeOf(body))));
  }
  app.event("member_joined_channel", ({ event, body }) =>
    inHand(events.memberJoined(event.user, event.channel, envelopeOf(body))),
  );
  app.event("channel_id_changed", ({ event, body }) =>
    inHand(events.channelMoved(event.old_channel_id, event.new_channel_id, envelopeOf(body))),
  );
  return app;
}

function envelopeOf(body: object): Envelope {
  return body as Envelope;
}

/** The library's types say of a view that is sent, not of one that comes back. */
function installedView(view: object | undefined): InstalledView | undefined {
  return view;
}
