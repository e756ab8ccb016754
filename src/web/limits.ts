import type { Server } from "node:http";
import { limitUnfinished, type Room } from "./unfinished.ts";

/** How long, in ms, and how many connections may keep the server busy. */
export interface WebLimits extends Room {
  /** A request's headers must be here within this, of a connection that says nothing too. */
  readonly headersMs: number;
  /** A request must be here whole, its body too, within this. Slack's come at once, and are given up after 3 seconds. */
  readonly requestMs: number;
}

export const usualLimits: WebLimits = {
  headersMs: 5_000,
  requestMs: 10_000,
  connections: 2_000,
  unfinished: 256,
  graceMs: 2_000,
};

/** How often node looks for requests that take too long, ms. */
const lookEveryMs = 1_000;

/** What node's server has to be told when it is made. */
export function timeLimits({ headersMs, requestMs }: WebLimits) {
  return {
    requestTimeout: requestMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(lookEveryMs, headersMs) },
  };
}

export function limitConnections(server: Server, limits: WebLimits): void {
  server.maxConnections = limits.connections;
  limitUnfinished(server, limits);
}
