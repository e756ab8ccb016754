import { randomUUID } from "node:crypto";
import { z } from "zod";

const stateShape = z.object({
  scene: z.string().optional(),
  now: z.object({ at: z.string(), civil: z.string(), day: z.string(), time: z.string() }),
  as: z.string(),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  channels: z.array(z.object({ id: z.string(), name: z.string(), newest: z.string().nullable() })),
  messages: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      onlyForMe: z.boolean(),
      asked: z.string().nullable(),
      card: z.unknown(),
    }),
  ),
});

/** The preview's API as its page uses it. */
export interface SampleClient {
  stateFor(as: string, channel?: string): Promise<z.output<typeof stateShape>>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export function createSampleClient(url: string): SampleClient {
  return {
    async stateFor(as, channel = "general") {
      const response = await fetch(`${url}/api/state?as=${as}&channel=${channel}`);
      return stateShape.parse(await response.json());
    },
    async post(path, body, headers = {}) {
      const response = await fetch(`${url}/api/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return {
        status: response.status,
        body: z.record(z.string(), z.unknown()).parse(await response.json()),
      };
    },
  };
}

/** A typed command's body. */
export function typed(line: string, as = "officer", callId: string = randomUUID()) {
  return { as, channel: "general", line, callId };
}
