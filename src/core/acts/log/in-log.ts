import type { Store } from "../../ports/store.ts";

/**
 * What the log of acts makes of a method of the store.
 * - reads    changes nothing that is kept; it may hold rows until the transaction ends
 * - noted    an act of a branch: it leaves a line
 * - private  a member's own doing, or between a member and a rep: nobody's business
 * - follows  Muster's own work, or what goes with an act that has its line already
 */
type InLog = "reads" | "noted" | "private" | "follows";

/** Names every method of these ports: one that is added has to be decided on. */
export type InLogOf<Ports> = {
  readonly [Port in keyof Ports]: { readonly [Method in keyof Ports[Port]]: InLog };
};

export const inLog = {
  branches: { of: "reads", byId: "reads", list: "reads", save: "noted", remove: "follows" },
  reps: { list: "reads", find: "reads", save: "noted", remove: "noted" },
  repGroups: { list: "reads", save: "noted", remove: "noted" },
  handles: { of: "reads", keep: "follows", reveal: "noted", eraseEnded: "follows" },
  seconds: { ask: "noted", list: "reads", take: "follows", forgetAll: "follows", forgetBefore: "follows" },
  installers: { of: "reads", end: "noted" },
  audiences: { list: "reads", of: "reads", save: "noted", remove: "noted" },
  log: { add: "follows", count: "reads", list: "reads" },
  campaigns: {
    byId: "reads",
    byShortId: "reads",
    list: "reads",
    openPastClose: "reads",
    insert: "noted",
    update: "noted",
    remove: "noted",
  },
  strikes: {
    byId: "reads",
    byShortId: "reads",
    list: "reads",
    insert: "noted",
    update: "noted",
    versions: "reads",
  },
  countdowns: {
    byId: "reads",
    byShortId: "reads",
    list: "reads",
    ofCampaign: "reads",
    ofStrike: "reads",
    save: "noted",
    remove: "noted",
  },
  reminders: { byId: "reads", byShortId: "reads", list: "reads", save: "noted", remove: "noted" },
  reminderUpkeep: {
    ofBranch: "reads",
    ofCampaign: "reads",
    ofStrike: "reads",
    answered: "reads",
    over: "reads",
  },
  shareCodes: {
    add: "noted",
    end: "noted",
    endAll: "noted",
    shared: "reads",
    wrongTries: "follows",
    countWrong: "follows",
  },
  follows: { sharing: "reads", toldElsewhere: "reads", ofBranch: "reads", remove: "noted" },
  moved: { list: "reads", take: "follows", ownerLeft: "follows", ownerBack: "follows" },
  checks: {
    byId: "reads",
    byShortId: "reads",
    list: "reads",
    ofCampaign: "reads",
    nextToRefresh: "follows",
    save: "noted",
    claimEdit: "follows",
    noteEdit: "follows",
  },
  answers: {
    put: "private",
    of: "reads",
    hold: "reads",
    ofMember: "reads",
    keptIn: "reads",
  },
  tallies: { of: "reads", alike: "reads", hold: "reads", days: "reads", keep: "follows", tell: "follows" },
  taps: { questions: "reads", keep: "private", knows: "reads", holdErasure: "reads" },
  agreements: {
    of: "reads",
    ofMember: "reads",
    keep: "private",
    withdraw: "private",
    withdrawAll: "private",
    endAnswered: "private",
  },
  chaseLists: {
    claim: "private",
    waiting: "reads",
    next: "private",
    mark: "private",
    release: "private",
    countOfRep: "reads",
    forgetRep: "private",
  },
  members: {
    find: "reads",
    save: "private",
    doNotAsk: "private",
    keepContact: "private",
    dropContact: "private",
  },
  // Of what goes on time, or as Muster leaves, whoever begins it adds the line.
  erasure: {
    erasePerson: "noted",
    erasePlanned: "private",
    eraseOptIns: "noted",
    erasePeople: "follows",
    eraseClosed: "follows",
    eraseSent: "follows",
    eraseClaims: "follows",
    scrub: "follows",
  },
  plans: { replan: "follows", hold: "reads", add: "follows", cancel: "follows", cancelTo: "follows" },
  posts: {
    byId: "reads",
    ofSource: "reads",
    ofCampaign: "reads",
    toMember: "reads",
    told: "reads",
    used: "reads",
  },
  outbox: {
    claim: "follows",
    nextIds: "reads",
    holdLate: "follows",
    record: "follows",
    dueInstants: "reads",
    anythingDue: "reads",
  },
  lost: {
    note: "follows",
    takeLooks: "follows",
    passLook: "follows",
    back: "follows",
    lookNow: "follows",
    of: "reads",
    untold: "reads",
    tell: "follows",
  },
  places: { move: "follows" },
  trouble: {
    list: "reads",
    unalerted: "reads",
    alert: "follows",
    refused: "reads",
    release: "noted",
    drop: "noted",
    retry: "noted",
  },
  setbacks: { of: "reads", note: "follows", over: "follows", forgetBefore: "follows" },
  waiting: { keep: "private", take: "private", read: "reads", forgetOld: "follows" },
  calls: { begin: "follows", finish: "follows", forgetOld: "follows" },
} as const satisfies InLogOf<Store>;

/** The methods of a port that leave a line. */
export type Noted<Port extends keyof Store> = Pick<Store[Port], NotedMethod<Port>>;

type NotedMethod<Port extends keyof Store> = {
  [Method in keyof Store[Port]]: (typeof inLog)[Port] extends Readonly<Record<Method, "noted">>
    ? Method
    : never;
}[keyof Store[Port]];

/** The ports that have any. */
export type NotedPort = {
  [Port in keyof Store]: NotedMethod<Port> extends never ? never : Port;
}[keyof Store];
