import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import type { LogCode, LogLine, Note } from "../../branch/log.ts";
import type { Store } from "../../ports/store.ts";
import { shortIdOf } from "../../typed/short-id.ts";
import type { Noted, NotedPort } from "./in-log.ts";
import {
  loggedErasure,
  loggedGroups,
  loggedHandles,
  loggedInstallers,
  loggedReps,
  loggedSeconds,
} from "./logged-people.ts";

interface Acting {
  readonly by: LogLine["by"];
  /** Their number, where they have one. */
  readonly handle?: number | undefined;
  readonly at: Temporal.Instant;
}

/**
 * The same store, with a line in the log of acts for every change of a branch's ballots, strikes, checks, countdowns,
 * channel reminders, roles, settings and held posts. Told by what changes, so that no command can forget it, and by
 * types (see {@link Noted}), so that no new way of changing it can; give it the store of a transaction, and line and
 * change are kept together or not at all.
 */
export function logged(store: Store, { by, handle, at }: Acting): Store {
  const noted = new Set<string>();
  const note: Note = async (branchId, act, more = {}) => {
    // One act may save the same thing twice.
    const line = JSON.stringify([branchId, act, more.about]);
    if (noted.has(line)) return;
    noted.add(line);
    await store.log.add({ branchId, at, act, by, ...(handle !== undefined && { handle }), ...more });
  };
  const wrapped: Pick<Store, NotedPort> = {
    campaigns: { ...store.campaigns, ...loggedCampaigns(store, note) },
    strikes: { ...store.strikes, ...loggedStrikes(store, note) },
    checks: { ...store.checks, ...loggedChecks(store, note) },
    countdowns: { ...store.countdowns, ...loggedCountdowns(store, note) },
    reminders: { ...store.reminders, ...loggedReminders(store, note) },
    reps: { ...store.reps, ...loggedReps(store, note) },
    repGroups: { ...store.repGroups, ...loggedGroups(store, note) },
    handles: { ...store.handles, ...loggedHandles(store, note) },
    seconds: { ...store.seconds, ...loggedSeconds(store, note) },
    installers: { ...store.installers, ...loggedInstallers(store, note) },
    branches: { ...store.branches, ...loggedBranches(store, note) },
    trouble: { ...store.trouble, ...loggedTrouble(store, note) },
    erasure: { ...store.erasure, ...loggedErasure(store, note, at) },
    shareCodes: { ...store.shareCodes, ...loggedSharing(store, note) },
    follows: { ...store.follows, ...loggedFollows(store, note) },
    audiences: { ...store.audiences, ...loggedAudiences(store, note) },
  };
  return { ...store, ...wrapped };
}

function loggedCampaigns({ campaigns }: Store, note: Note): Noted<"campaigns"> {
  return {
    async insert(campaign) {
      await campaigns.insert(campaign);
      await note(campaign.branchId, "ballot-made", { about: campaign.shortId });
    },
    async remove(id) {
      const before = await campaigns.byId(id);
      await campaigns.remove(id);
      if (before) await note(before.branchId, "ballot-deleted", { about: before.shortId });
    },
    async update(campaign) {
      const before = await campaigns.byId(campaign.id);
      const changed = await campaigns.update(campaign);
      if (changed && before) {
        await note(campaign.branchId, changeOf(before, campaign), { about: campaign.shortId });
      }
      return changed;
    },
  };
}

function changeOf(before: Campaign, after: Campaign): LogCode {
  if (after.state === "closed" && before.state !== "closed") return "ballot-closed";
  if (after.paused && !before.paused) return "ballot-paused";
  if (before.paused && !after.paused) return "ballot-resumed";
  const same = JSON.stringify(sorted(before.milestones)) === JSON.stringify(sorted(after.milestones));
  return same ? "ballot-changed" : "ballot-dates";
}

function sorted(milestones: Campaign["milestones"]): readonly (readonly [string, unknown])[] {
  return Object.entries(milestones).sort(([one], [other]) => one.localeCompare(other));
}

function loggedStrikes({ strikes }: Store, note: Note): Noted<"strikes"> {
  return {
    async insert(strike) {
      await strikes.insert(strike);
      await note(strike.branchId, `${strike.kind}-made`, { about: strike.shortId });
    },
    async update(strike) {
      const before = await strikes.byId(strike.id);
      const changed = await strikes.update(strike);
      const what = before?.state === strike.state ? "changed" : strike.state;
      if (changed) await note(strike.branchId, `${strike.kind}-${what}`, { about: strike.shortId });
      return changed;
    },
  };
}

function loggedChecks({ checks }: Store, note: Note): Noted<"checks"> {
  return {
    async save(check) {
      const before = await checks.byId(check.id);
      await checks.save(check);
      const about = check.shortId;
      const opened = !before || (before.closedAt && !check.closedAt);
      if (opened) await note(check.branchId, "check-opened", { about });
      if (check.closedAt && !before?.closedAt) await note(check.branchId, "check-closed", { about });
    },
  };
}

function loggedCountdowns({ countdowns }: Store, note: Note): Noted<"countdowns"> {
  return {
    async save(countdown) {
      const before = await countdowns.byId(countdown.id);
      await countdowns.save(countdown);
      const act = before ? "countdown-changed" : "countdown-made";
      await note(countdown.branchId, act, { about: countdown.shortId });
    },
    async remove(id) {
      const before = await countdowns.byId(id);
      await countdowns.remove(id);
      if (before) await note(before.branchId, "countdown-deleted", { about: before.shortId });
    },
  };
}

/** A member's own are nobody's business. */
function loggedReminders({ reminders }: Store, note: Note): Noted<"reminders"> {
  return {
    async save(reminder) {
      const before = await reminders.byId(reminder.id);
      await reminders.save(reminder);
      if ("member" in reminder.to) return;
      const act = before ? "reminder-changed" : "reminder-made";
      await note(reminder.branchId, act, { about: reminder.shortId });
    },
    async remove(id) {
      const before = await reminders.byId(id);
      await reminders.remove(id);
      if (!before || "member" in before.to) return;
      await note(before.branchId, "reminder-deleted", { about: before.shortId });
    },
  };
}

function loggedBranches({ branches }: Store, note: Note): Noted<"branches"> {
  return {
    async save(branch) {
      const kept = await branches.save(branch);
      await note(kept.id, "settings-changed");
      return kept;
    },
  };
}

function loggedTrouble({ trouble }: Store, note: Note): Noted<"trouble"> {
  return {
    async release(branchId, ids) {
      const count = await trouble.release(branchId, ids);
      if (count > 0) await note(branchId, "posts-released", { count });
      return count;
    },
    async drop(branchId, ids) {
      const count = await trouble.drop(branchId, ids);
      if (count > 0) await note(branchId, "posts-dropped", { count });
      return count;
    },
    async retry(branchId, id) {
      const again = await trouble.retry(branchId, id);
      if (again) await note(branchId, "posts-retried", { about: shortIdOf(id) });
      return again;
    },
  };
}

function loggedSharing({ campaigns, shareCodes }: Store, note: Note): Noted<"shareCodes"> {
  return {
    async add(campaignId, hash, at) {
      await shareCodes.add(campaignId, hash, at);
      const shared = await campaigns.byId(campaignId);
      if (shared) await note(shared.branchId, "sharing-begun", { about: shared.shortId });
    },
    async end(campaignId, hash) {
      const ended = await shareCodes.end(campaignId, hash);
      const shared = await campaigns.byId(campaignId);
      if (shared && ended) await note(shared.branchId, "code-ended", { about: shared.shortId });
      return ended;
    },
    async endAll(campaignId) {
      const count = await shareCodes.endAll(campaignId);
      const shared = await campaigns.byId(campaignId);
      if (shared && count > 0) await note(shared.branchId, "sharing-ended", { about: shared.shortId });
      return count;
    },
  };
}

function loggedFollows({ campaigns, follows }: Store, note: Note): Noted<"follows"> {
  return {
    async remove(campaignId) {
      const before = await campaigns.byId(campaignId);
      await follows.remove(campaignId);
      if (before) await note(before.branchId, "ballot-left", { about: before.shortId });
    },
  };
}

function loggedAudiences({ audiences }: Store, note: Note): Noted<"audiences"> {
  return {
    async save(audience) {
      await audiences.save(audience);
      await note(audience.branchId, "settings-changed");
    },
    async remove(branchId, place) {
      const gone = await audiences.remove(branchId, place);
      if (gone) await note(branchId, "settings-changed");
      return gone;
    },
  };
}
