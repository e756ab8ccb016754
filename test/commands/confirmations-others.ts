/** A line, and the buttons that are tapped on the way. */
export type Line = readonly [typed: string, ...taps: readonly string[]];

/** What cannot be, and why. */
interface Not {
  readonly not: string;
}

export interface Confirmed {
  /** As what it is typed; "member" for what is a member's own. */
  readonly as: "member" | "rep" | "officer";
  /** Typed before, by an officer; "{…}" is filled in with an id or code of the scene. */
  readonly first?: readonly Line[];
  readonly typed: Line;
  /** Makes all of it what it was before; `later`: what is typed meanwhile, after which nothing is taken back. */
  readonly undo: { readonly later?: Line } | Not;
  /** Opens a form filled in with these; or a button of its own, by its label. */
  readonly change: Readonly<Record<string, string>> | { readonly button: string } | Not;
}

export const nothingTyped = "there is nothing in it to change but which one";

/** Of strikes, reminders, the branch and a member's own data. */
export const othersConfirmed: Readonly<Record<string, Confirmed>> = {
  "strike add": {
    as: "rep",
    typed: ["/strike add name: Summer strike days: Thu 4 May 2023 for: DVSA"],
    undo: { later: ["/strike edit strike: Summer days: Fri 5 May 2023"] },
    change: { name: "Summer strike", days: "Thu 4 May 2023", for: "DVSA" },
  },
  "strike confirm": {
    as: "rep",
    typed: ["/strike confirm strike: Spring", "The union has confirmed it"],
    undo: { later: ["/strike suspend strike: Spring"] },
    change: { not: "what is confirmed is as it was shown" },
  },
  "strike suspend": {
    as: "rep",
    typed: ["/strike suspend strike: Spring"],
    undo: { later: ["/strike cancel strike: Spring", "Yes, go on"] },
    change: { not: "a strike that goes on is confirmed anew" },
  },
  "strike cancel": {
    as: "rep",
    typed: ["/strike cancel strike: Spring days: Fri 28 April", "Yes, go on"],
    undo: { later: ["/strike suspend strike: Spring"] },
    change: { not: "it is asked about first" },
  },
  "strike edit": {
    as: "rep",
    typed: ["/strike edit strike: Spring days: Tue 2 May 2023 for: DVSA"],
    undo: { later: ["/strike edit strike: Spring days: Wed 3 May 2023"] },
    change: { days: "Tue 2 May 2023", for: "DVSA" },
  },
  "strike picket": {
    as: "rep",
    typed: ["/strike picket place: Main gate from: 7am note: By the lights strike: Spring"],
    undo: { later: ["/strike picket place: Back gate from: 8am strike: Spring"] },
    change: { from: "7am", note: "By the lights" },
  },
  "strike picket-remove": {
    as: "rep",
    first: [["/strike picket place: Main gate from: 7am strike: Spring"]],
    typed: ["/strike picket-remove picket: Main gate strike: Spring"],
    undo: { later: ["/strike picket place: Back gate from: 8am strike: Spring"] },
    change: { not: "it is gone" },
  },
  "reminder add": {
    as: "rep",
    typed: ["/reminder add text: Stall when: Thu 27 April 5pm"],
    undo: { later: ["/reminder edit id: Stall when: Fri 28 April 5pm"] },
    change: { text: "Stall", when: "Thu 27 April 5pm" },
  },
  "reminder edit": {
    as: "rep",
    typed: ["/reminder edit id: Phone bank when: Fri 28 April 6pm"],
    undo: { later: ["/reminder edit id: Phone bank when: Sat 29 April 6pm"] },
    change: { when: "Fri 28 April 6pm" },
  },
  "reminder delete": {
    as: "rep",
    typed: ["/reminder delete id: Phone bank"],
    undo: {},
    change: { not: "it is gone" },
  },
  "reminder snooze": {
    as: "member",
    first: [["@member /reminder add text: Post it when: Fri 21 April 5pm who: me"]],
    typed: ["/reminder snooze id: Post it when: Sat 22 April 9am"],
    undo: { later: ["@member /reminder edit id: Post it when: Sun 23 April 9am"] },
    change: { when: "Sat 22 April 2023 9am" },
  },
  "branch settings": {
    as: "officer",
    typed: ["/branch settings name: Quay branch post-at: 10am two-people: yes"],
    undo: { later: ["/branch settings name: Dock branch"] },
    change: { name: "Quay branch", "post-at": "10am", "two-people": "yes" },
  },
  "branch channel": {
    as: "rep",
    typed: ["/branch channel for: Ofgem, DVSA"],
    undo: { later: ["/branch channel for: Ofgem"] },
    change: { for: "Ofgem, DVSA" },
  },
  "branch reps": {
    as: "officer",
    typed: ["/branch reps add: <@u-member-9e03>"],
    undo: { later: ["@member branch/agree"] },
    change: { not: "nobody’s name is kept before they have agreed" },
  },
  "branch privacy": {
    as: "officer",
    typed: ["/branch privacy employer: no keep-answers: 7"],
    undo: { later: ["/branch privacy keep-answers: 10"] },
    change: { employer: "no", "keep-answers": "7" },
  },
  "mydata stop": {
    as: "member",
    typed: ["/mydata stop"],
    undo: { not: "nothing is kept of what was stopped" },
    change: { not: nothingTyped },
  },
  "mydata erase": {
    as: "member",
    typed: ["/mydata erase", "Erase it all"],
    undo: { not: "it is erased" },
    change: { not: "it is erased" },
  },
};
