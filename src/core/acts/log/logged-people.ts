import type { Temporal } from "temporal-polyfill";
import type { AskedInLog, Note } from "../../branch/log.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Store } from "../../ports/store.ts";
import type { Noted } from "./in-log.ts";

export function loggedReps({ reps }: Store, note: Note): Noted<"reps"> {
  return {
    async save(rep) {
      const before = await reps.find(rep.branchId, rep.key);
      await reps.save(rep);
      const about = rep.role;
      if (!before) await note(rep.branchId, "role-named", { about });
      else if (before.role !== rep.role) await note(rep.branchId, "role-changed", { about });
      if (rep.agreed && !before?.agreed) await note(rep.branchId, "role-agreed", { about });
      if (before?.agreed && !rep.agreed) await note(rep.branchId, "role-ended", { about });
    },
    async remove(branchId, key) {
      const before = await reps.find(branchId, key);
      const gone = await reps.remove(branchId, key);
      if (gone && before) await note(branchId, "role-ended", { about: before.role });
      return gone;
    },
  };
}

export function loggedGroups({ repGroups }: Store, note: Note): Noted<"repGroups"> {
  return {
    async save(group) {
      await repGroups.save(group);
      await note(group.branchId, "group-named", { about: group.role });
    },
    async remove(branchId, groupId) {
      const gone = await repGroups.remove(branchId, groupId);
      if (gone) await note(branchId, "group-removed");
      return gone;
    },
  };
}

export function loggedInstallers({ branches, installers }: Store, note: Note): Noted<"installers"> {
  return {
    async end(home) {
      const ended = await installers.end(home);
      const branch = ended ? await branches.of(home) : undefined;
      if (branch) await note(branch.id, "installer-ended");
      return ended;
    },
  };
}

/** That an officer asked whose a number is: nobody looks in silence. */
export function loggedHandles({ handles }: Store, note: Note): Noted<"handles"> {
  return {
    async reveal(branchId, number) {
      await note(branchId, "handle-shown", { about: String(number) });
      return handles.reveal(branchId, number);
    },
  };
}

/** That one person asked for what needs a second; doing it leaves its own line, of the second. */
export function loggedSeconds({ campaigns, strikes, seconds }: Store, note: Note): Noted<"seconds"> {
  return {
    async ask(act) {
      await seconds.ask(act);
      const strike = await strikes.byId(act.about);
      const thing = strike ?? (await campaigns.byId(act.about));
      const what = act.what.replace("strike", strike?.kind ?? "strike") as AskedInLog;
      await note(act.branchId, `second-asked-${what}`, { about: thing?.shortId ?? "" });
    },
  };
}

/** Proof that what is kept about people went: how many things, never whose, and by a member with the day alone. */
export function loggedErasure(
  { erasure, branches }: Store,
  note: Note,
  now: Temporal.Instant,
): Noted<"erasure"> {
  return {
    async erasePerson(branchId, key) {
      const gone = await erasure.erasePerson(branchId, key);
      const branch = gone.anything ? await branches.byId(branchId) : undefined;
      if (branch) {
        const day = civilDate(now, branch.zone).toZonedDateTime(branch.zone).toInstant();
        await note(branchId, "erased-by-member", { count: gone.answers + gone.reminders, at: day });
      }
      return gone;
    },
    async eraseOptIns(branchId) {
      const count = await erasure.eraseOptIns(branchId);
      if (count > 0) await note(branchId, "erased-opt-ins", { count });
      return count;
    },
  };
}
