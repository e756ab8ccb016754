import type { IncomingMessage, ServerResponse } from "node:http";
import { blockProblems } from "./limits.ts";
import { type Fault, readBody, send, suffer } from "./web-api.ts";
import type { Json, ResponseAddress, World } from "./world.ts";

/** Slack: 5 uses within 30 minutes. */
const mostUses = 5;

const livesMs = 30 * 60_000;

export interface ResponseParts {
  readonly world: World;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What goes wrong with this one. */
  readonly fault: Fault | undefined;
}

/** Answers sent to a call's own address: private unless asked otherwise. */
export async function respond(id: string, { world, request, response, fault }: ResponseParts): Promise<void> {
  const body = JSON.parse(await readBody(request)) as Json;
  if (fault?.kind === "slow") await fault.until;
  else if (fault && fault.kind !== "accept-then-drop" && fault.kind !== "late")
    return suffer(fault, request, response);
  const address = world.addresses.get(id);
  if (!address) return send(response, 404, { ok: false, error: "no_such_url" });
  if (world.now() - address.at > livesMs) return send(response, 404, { ok: false, error: "expired_url" });
  if (address.uses >= mostUses) return send(response, 404, { ok: false, error: "used_url" });
  const problems = body.blocks === undefined ? [] : blockProblems(body.blocks, "message");
  if (problems.length > 0 || (!body.text && body.blocks === undefined))
    return send(response, 400, { ok: false, error: "invalid_blocks", problems });
  address.uses += 1;
  show(address, body, world);
  if (fault?.kind === "accept-then-drop") return suffer(fault, request, response);
  if (fault?.kind === "late") await fault.until;
  send(response, 200, { ok: true });
}

function show(address: ResponseAddress, body: Json, world: World): void {
  const content = { text: String(body.text ?? ""), blocks: (body.blocks as Json[] | undefined) ?? [] };
  const pressed = world.messages.find(
    ({ ts, channel, onlyFor }) =>
      ts === address.message &&
      channel === address.channel &&
      // Nobody replaces what another person alone can see.
      (onlyFor === undefined || onlyFor === address.user),
  );
  if (body.replace_original === true && pressed) {
    Object.assign(pressed, content, { seq: world.changed(), edits: pressed.edits + 1 });
    return;
  }
  world.messages.push({
    ts: world.newTs(),
    channel: address.channel,
    ...content,
    ...(body.response_type !== "in_channel" && { onlyFor: address.user }),
    seq: world.changed(),
    edits: 0,
  });
}
