import { InteractionResponseType, MessageFlags, Routes } from "discord.js";
import type { ChatRefusal } from "../core/chat/chat.ts";
import type { Log } from "../core/command/job.ts";
import type { ApiRequest, DiscordApi } from "./api.ts";
import type { Answerable } from "./payload.ts";
import { DiscordProblem } from "./refusal.ts";
import type { DrawnMessage } from "./render.ts";

/** Tries at one answer. Discord: the first within 3 s, the rest within 15 min of the call. */
const tries = 4;

/** The wait before another try, ms; and how much longer Discord may ask for. */
const waitMs = 250;

const longestWaitMs = 5000;

/** The first answer, fixed before the work is done. */
export type FirstAnswer =
  /** "Only you can see this": filled in by `finish`. */
  | { readonly kind: "private" }
  /** The private message with the button stays until `finish` replaces it. */
  | { readonly kind: "update" }
  | { readonly kind: "form"; readonly modal: object }
  | { readonly kind: "suggestions"; readonly choices: readonly object[] };

export interface Callbacks {
  /** False when the interaction is not this process's to answer: another one has, or it is too late. */
  acknowledge(interaction: Answerable, answer: FirstAnswer): Promise<boolean>;
  /** Fills in or replaces the first answer. */
  finish(interaction: Answerable, message: DrawnMessage): Promise<FinishOutcome>;
  /** One more message that only the caller sees. */
  add(interaction: Answerable, message: DrawnMessage): Promise<FinishOutcome>;
}

interface Persisted {
  readonly problem: DiscordProblem | undefined;
  readonly unsure: boolean;
}

export type FinishOutcome = "shown" | "refused" | "lost";

interface CallbacksOptions {
  readonly api: DiscordApi;
  readonly log: Log;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Discord: unknown interaction; already acknowledged. */
const tooLate = 10062;

const alreadyAnswered = 40060;

/** Answers to interactions, with a few tries each. */
export function createCallbacks({ api, log, wait }: CallbacksOptions): Callbacks {
  /** What finally went wrong, if anything; and whether an earlier try may have got through all the same. */
  async function persist(request: ApiRequest): Promise<Persisted> {
    let unsure = false;
    for (let attempt = 1; ; attempt += 1) {
      const problem = await attemptOnce(request);
      if (!problem || attempt === tries || !isWorthAnotherTry(problem.refusal)) return { problem, unsure };
      unsure ||= problem.refusal.kind !== "rate-limited";
      await wait(waitFor(problem.refusal, attempt));
    }
  }

  async function attemptOnce(request: ApiRequest): Promise<DiscordProblem | undefined> {
    try {
      await api.call(request);
      return undefined;
    } catch (error) {
      if (error instanceof DiscordProblem) return error;
      throw error;
    }
  }

  async function acknowledge({ id, token }: Answerable, answer: FirstAnswer): Promise<boolean> {
    const route = Routes.interactionCallback(id, token);
    const { problem, unsure } = await persist({
      method: "POST",
      route,
      body: firstBody(answer),
      auth: false,
    });
    if (!problem) return true;
    // Another process on this token was first, unless it was our own earlier try that got through.
    if (problem.code === alreadyAnswered) return unsure;
    if (problem.code !== tooLate) told(problem, "an interaction was not answered");
    return false;
  }

  async function send(request: ApiRequest): Promise<FinishOutcome> {
    const { problem } = await persist(request);
    if (!problem) return "shown";
    if (problem.refusal.kind === "refused" && problem.code !== invalidToken) return "refused";
    told(problem, "an answer could not be shown");
    return "lost";
  }

  function told({ refusal, message }: DiscordProblem, what: string): void {
    log.warn({ refusal: refusal.kind, detail: message }, what);
  }

  return {
    acknowledge,
    finish: ({ application_id, token }, message) =>
      send({
        method: "PATCH",
        route: Routes.webhookMessage(application_id, token),
        body: message,
        auth: false,
      }),
    add: ({ application_id, token }, message) =>
      send({
        method: "POST",
        route: Routes.webhook(application_id, token),
        body: { ...message, flags: MessageFlags.Ephemeral },
        auth: false,
      }),
  };
}

/** Discord: the interaction's token has run out. */
const invalidToken = 50027;

function isWorthAnotherTry({ kind }: ChatRefusal): boolean {
  return kind === "rate-limited" || kind === "unavailable" || kind === "unknown";
}

function waitFor(refusal: ChatRefusal, attempt: number): number {
  const own = waitMs * 2 ** (attempt - 1);
  return Math.min(longestWaitMs, refusal.kind === "rate-limited" ? Math.max(own, refusal.retryAfterMs) : own);
}

function firstBody(answer: FirstAnswer): object {
  switch (answer.kind) {
    case "private":
      return {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      };
    case "update":
      return { type: InteractionResponseType.DeferredMessageUpdate };
    case "form":
      return { type: InteractionResponseType.Modal, data: answer.modal };
    case "suggestions":
      return {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: answer.choices },
      };
  }
}
