import { Temporal } from "temporal-polyfill";
import type { Nation } from "../calendar/working-days.ts";
import { ukZone } from "../calendar/zone.ts";
import type { Place, Workspace } from "../chat/place.ts";
import type { MemberKey, Sealed } from "../people/vault.ts";
import type { Language } from "../text/language.ts";

/** A union branch using Muster in one workspace. */
export interface Branch {
  readonly id: string;
  readonly home: Workspace;
  readonly name: string;
  /** IANA zone of its posts and of every deadline people type. */
  readonly zone: string;
  /** Whose bank holidays count, beside England's (the scrutineer's). */
  readonly nation: Nation;
  /** What its posts are written in. Absent: English. */
  readonly language?: Language;
  /** Local time of scheduled posts. */
  readonly postAt: Temporal.PlainTime;
  /** No scheduled post between these local times; may span midnight. */
  readonly quiet?: { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime };
  /** Whether the employer owns or administers the workspace, and so can read it. Absent: nobody has said yet. */
  readonly employerOwned?: boolean;
  /** Days after a ballot's close until its single answers are erased, 1 to 30. Absent: 14. */
  readonly answersKeptDays?: number;
  /** False: named officers are not told privately of a confirmed strike, a moved close and a posted result. */
  readonly tellOfficers?: boolean;
  /** Whether these three need a second person. */
  readonly twoPeople?: boolean;
  /** False: posts begin with words alone, without a sign for their kind. */
  readonly signs?: boolean;
}

/** In which branch, at which moment of the business clock. */
export interface At {
  readonly branch: Branch;
  readonly now: Temporal.Instant;
  /** When the words were typed that are read: "tomorrow" is as of then. Absent: now. */
  readonly typedAt?: Temporal.Instant;
}

/** In which of its channels as well. */
export interface Here extends At {
  readonly place: Place;
}

export type Role = "officer" | "rep" | "member";

/** Somebody named as rep or officer. Counts only once they have agreed that their chat id is kept, encrypted. */
export interface Rep {
  readonly branchId: string;
  readonly key: MemberKey;
  readonly role: "officer" | "rep";
  readonly agreed?: { readonly at: Temporal.Instant; readonly contact: Sealed };
}

/** A user group (Slack) or role (Discord) named as reps or officers: whoever is in it at the moment of an act. */
export interface RepGroup {
  readonly branchId: string;
  /** The platform's own id. A group is not a person, so it is kept as it is. */
  readonly groupId: string;
  readonly role: Rep["role"];
}

export interface BranchStore {
  /** The branch of this workspace, if one was ever set up. */
  of(workspace: Workspace): Promise<Branch | undefined>;
  byId(id: string): Promise<Branch | undefined>;
  /** Every branch of every workspace, by name: for whoever runs Muster. */
  list(): Promise<readonly Branch[]>;
  /** Inserts or replaces by id. Two first calls at once make one branch: the second gets the first's. */
  save(branch: Branch): Promise<Branch>;
  /** Forgets the branch of this workspace with everything it has: people, ballots, strikes, posts. */
  remove(workspace: Workspace): Promise<void>;
}

export interface RepStore {
  list(branchId: string): Promise<readonly Rep[]>;
  find(branchId: string, key: MemberKey): Promise<Rep | undefined>;
  save(rep: Rep): Promise<void>;
  /** What was planned to be written to them as a rep goes too, and what they asked a second person for. False when there was none. */
  remove(branchId: string, key: MemberKey): Promise<boolean>;
}

export interface RepGroupStore {
  list(branchId: string): Promise<readonly RepGroup[]>;
  /** Inserts, or gives a group that is named already its new role. */
  save(group: RepGroup): Promise<void>;
  /** False when there was none. */
  remove(branchId: string, groupId: string): Promise<boolean>;
}

/** A branch as it is before anyone has changed a setting. */
export function newBranch(id: string, home: Workspace): Branch {
  return {
    id,
    home,
    name: "Our branch",
    zone: ukZone,
    nation: "england",
    postAt: Temporal.PlainTime.from("09:00"),
    quiet: { from: Temporal.PlainTime.from("21:00"), until: Temporal.PlainTime.from("07:30") },
  };
}

const rank: Readonly<Record<Role, number>> = { member: 0, rep: 1, officer: 2 };

/** Whether a role may do what is open to `needed`: officers may do all that reps may. */
export function mayAct(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}
