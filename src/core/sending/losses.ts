import { cures, type Lost } from "../chat/chat.ts";
import { type Lane, placeLane, workspaceLane } from "../chat/pace.ts";
import type { Workspace } from "../chat/place.ts";
import { problemFields } from "../command/problem.ts";
import type { Claimed, Outcome } from "../ports/outbox.ts";
import { isBack } from "../trouble/lost.ts";
import type { Losses, Sending } from "./sending.ts";

export function createLosses(): Losses {
  const found = new Set<string>();
  const key = ({ token }: Claimed, lane: Lane) => `${token} ${lane}`;
  return {
    find(row) {
      if (found.has(key(row, laneOf(row, "workspace-lost")))) return "workspace-lost";
      return found.has(key(row, laneOf(row, "place-lost"))) ? "place-lost" : undefined;
    },
    add: (row, lost) => void found.add(key(row, laneOf(row, lost))),
  };
}

function homeOf({ delivery: { to }, branch }: Claimed): Workspace {
  const { chat, workspace } = "channel" in to ? to : branch.home;
  return { chat, workspace };
}

/** A person is lost with their workspace alone. */
function laneOf(row: Claimed, lost: Lost): Lane {
  const { to } = row.delivery;
  const { workspace } = homeOf(row);
  if (lost === "workspace-lost") return workspaceLane(workspace);
  return placeLane(workspace, "channel" in to ? `#${to.channel}` : `@${to.member}`);
}

/** The platform does not take posts there: from now on one at a time looks, and the others wait. */
export async function noteLoss(
  row: Claimed,
  { reason, code }: { readonly reason: Lost; readonly code: string },
  { database, clock, losses }: Sending,
): Promise<void> {
  const { to } = row.delivery;
  losses.add(row, reason);
  // The workspace answered for its channel: it is there.
  if (reason === "place-lost" && row.looks) await over(row, "workspace", { database, clock });
  if (reason === "place-lost" && !("channel" in to)) return;
  const channel = reason === "place-lost" && "channel" in to ? to.channel : "";
  await database.store.lost.note({ ...homeOf(row), channel, reason, code }, clock.now());
}

/** What became of a row that was to look whether its place is back. Its post counts, whether that can be kept or not. */
export async function noteLook(
  row: Claimed,
  outcome: Outcome | undefined,
  sending: Pick<Sending, "database" | "clock" | "log">,
): Promise<void> {
  if (!row.looks || !outcome) return;
  const { database, clock, log } = sending;
  try {
    if (outcome.kind === "posted") {
      await over(row, "workspace", sending);
      await over(row, "place", sending);
    } else if (outcome.kind !== "again") {
      await database.store.lost.passLook(row.delivery.id, clock.now());
    } else if (cures.some((cure) => cure === outcome.reason)) {
      // It is there, and something else is to be mended: that is shown instead.
      const { to } = row.delivery;
      await database.store.lost.back("channel" in to ? to : homeOf(row), clock.now());
    }
  } catch (error) {
    log.warn({ delivery: row.delivery.id, ...problemFields(error) }, "that a place is back was not kept");
  }
}

async function over(
  row: Claimed,
  what: "workspace" | "place",
  { database, clock }: Pick<Sending, "database" | "clock">,
): Promise<void> {
  const { to } = row.delivery;
  if (what === "place" && !("channel" in to)) return;
  const where = what === "place" && "channel" in to ? to : homeOf(row);
  await database.transaction((store) => isBack(store, where, clock.now()));
}
