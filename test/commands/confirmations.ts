import { type Confirmed, type Line, nothingTyped, othersConfirmed } from "./confirmations-others.ts";

const early: Line = ["/ballot close ballot: Pay", "Close it now"];

const election =
  "/ballot create name: General Secretary kind: election nominations-open: 19 April 2023 nominations-close: Mon 15 May 2023 5pm opens: Thu 18 May 2023 closes: Thu 8 June 2023 12 noon";

const meeting = (when: string) => `/ballot nomination ballot: General meeting: ${when} 2023 12:30pm`;

const agreedTo: readonly Line[] = [
  ["/posted to-post", "Yes", "May a rep speak to me?", "I agree: a rep may speak to me"],
];

/** Every subcommand that changes something, and what its confirmation carries. */
export const confirmed: Readonly<Record<string, Confirmed>> = {
  ...othersConfirmed,
  "ballot create": {
    as: "rep",
    typed: ["/ballot create name: Pensions ballot closes: Tue 23 May 2023 12 noon"],
    undo: { later: ["/ballot dates ballot: Pensions closes: Wed 24 May 2023 12 noon"] },
    change: { closes: "Tue 23 May 2023 12 noon" },
  },
  "ballot import": {
    as: "rep",
    typed: ["/ballot import Pensions ballot\nCloses: Tue 23 May 2023 12 noon", "Set it up"],
    undo: { later: ["/ballot dates ballot: Pensions closes: Wed 24 May 2023 12 noon"] },
    change: { closes: "Tue 23 May 2023 12 noon" },
  },
  "ballot dates": {
    as: "rep",
    typed: ["/ballot dates ballot: Pay result: Thu 11 May 2023"],
    undo: { later: ["/ballot dates ballot: Pay result: Fri 12 May 2023"] },
    change: { result: "Thu 11 May 2023", closes: "Tue 9 May 2023 12 noon" },
  },
  "ballot entitled": {
    as: "rep",
    typed: ["/ballot entitled ballot: Pay count: 1240 target: 60%"],
    undo: { later: ["/ballot entitled ballot: Pay count: 1300"] },
    change: { count: "1240", target: "60%" },
  },
  "ballot pause": {
    as: "rep",
    typed: ["/ballot pause ballot: Pay"],
    undo: { later: ["/ballot resume ballot: Pay"] },
    change: { not: nothingTyped },
  },
  "ballot resume": {
    as: "rep",
    first: [["/ballot pause ballot: Pay"]],
    typed: ["/ballot resume ballot: Pay"],
    undo: { later: ["/ballot pause ballot: Pay"] },
    change: { not: nothingTyped },
  },
  "ballot close": {
    as: "rep",
    typed: early,
    undo: { later: ["/ballot close ballot: Pay ending: withdrawn", "Withdraw it now"] },
    change: { closes: "Tue 9 May 2023 12 noon", result: "Wed 10 May 2023" },
  },
  "ballot delete": {
    as: "rep",
    typed: ["/ballot delete ballot: Pay", "Yes, go on"],
    undo: { not: "it is asked about first, and gone for good" },
    change: { not: "it is gone" },
  },
  "ballot result": {
    as: "rep",
    first: [early],
    typed: ["/ballot result ballot: Pay entitled: 62 yes: 35 no: 2"],
    undo: { later: ["/ballot result ballot: Pay yes: 36 no: 2 entitled: 62"] },
    change: { entitled: "62", yes: "35", no: "2" },
  },
  "ballot share": {
    as: "officer",
    first: [["/ballot share ballot: Pay"]],
    typed: ["/ballot share ballot: Pay"],
    undo: { later: ["/ballot share ballot: Pay stop: yes", "End every code"] },
    change: { not: "a code has nothing to change" },
  },
  "ballot follow": {
    as: "rep",
    typed: ["/ballot follow code: {code}", "Follow in this channel"],
    undo: { later: ["/check open ballot: Regional"] },
    change: { not: "another branch sets its dates" },
  },
  "ballot unfollow": {
    as: "rep",
    first: [
      ["/ballot follow code: {code}", "Follow in this channel"],
      ["#picket /ballot follow code: {code}", "Follow in this channel"],
    ],
    typed: ["/ballot unfollow ballot: Regional"],
    undo: { later: ["/ballot follow code: {code}", "Follow in this channel"] },
    change: { not: nothingTyped },
  },
  "ballot nomination": {
    as: "rep",
    first: [[election]],
    typed: [meeting("Wed 26 April")],
    undo: { later: [meeting("Thu 27 April")] },
    change: { meeting: "Wed 26 April 2023 12:30pm" },
  },
  "ballot actions-edit": {
    as: "rep",
    typed: ["/ballot actions-edit ballot: Pay text: Ask a colleague"],
    undo: { later: ["/ballot actions-edit ballot: Pay text: Ask two"] },
    change: { text: "Ask a colleague" },
  },
  "ballot words": {
    as: "rep",
    typed: ["/ballot words ballot: Pay kind: countdown text: Post it now"],
    undo: { later: ["/ballot words ballot: Pay reset: yes"] },
    change: { text: "Post it now" },
  },
  "countdown add": {
    as: "rep",
    typed: ["/countdown add date: 9 June 5pm title: Branch AGM days: 3, 0"],
    undo: { later: ["/countdown edit id: Branch AGM days: 2"] },
    change: { days: "3, 0", at: "9am" },
  },
  "countdown edit": {
    as: "rep",
    typed: ["/countdown edit id: Rally days: 2, 0 at: 5pm"],
    undo: { later: ["/countdown edit id: Rally days: 1"] },
    change: { days: "2, 0", at: "5pm" },
  },
  "countdown delete": {
    as: "rep",
    typed: ["/countdown delete id: Rally"],
    undo: { later: ["/countdown add date: 12 June title: Rally"] },
    change: { not: "it is gone" },
  },
  "check open": {
    as: "rep",
    first: [["/check open ballot: Pay"]],
    typed: ["/check open ballot: Pay", "Yes, go on"],
    undo: { later: ["/check close"] },
    change: { not: nothingTyped },
  },
  "check close": {
    as: "rep",
    first: [["/check open ballot: Pay"]],
    typed: ["/check close"],
    undo: { later: ["/check open ballot: Pay"] },
    change: { not: nothingTyped },
  },
  posted: {
    as: "member",
    typed: ["/posted to-post", "Yes"],
    undo: { not: "nothing is kept of an answer before" },
    change: { button: "Change my answer" },
  },
  "chase claim": {
    as: "rep",
    first: agreedTo,
    typed: ["/chase claim"],
    undo: {},
    change: { not: "who agreed first is taken first" },
  },
  "chase mark": {
    as: "rep",
    first: agreedTo,
    typed: ["/chase claim", "Show me the next one", "No answer"],
    undo: { not: "another note can be made of the same member" },
    change: { not: "it would keep whom it is about" },
  },
  "chase release": {
    as: "rep",
    first: agreedTo,
    typed: ["/chase release"],
    undo: { not: "others may take them from now on" },
    change: { not: nothingTyped },
  },
};
