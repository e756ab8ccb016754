/** Every kind of post Muster makes by itself. Texts are in `planning/draw.ts`, lateness in `delivery/late.ts`. */
export const deliveryKinds = [
  "countdown",
  "opens",
  "arrival",
  "not-received-by",
  "join-by",
  "replacement-by",
  "last-posting",
  "closing-day",
  "closed",
  "count",
  "result",
  "nominations-open",
  "nomination-meeting",
  "nomination-meeting-soon",
  "nomination-return",
  "nominations-close",
  "acceptance",
  "mandate",
  "no-mandate",
  "strike",
  "strike-decision",
  "strike-confirmed",
  "strike-suspended",
  "strike-called-off",
  "strike-changed",
  "strike-notice",
  "date",
  "reminder",
  "paper",
  "reminders-ended",
  "check",
  "actions",
  "correction",
  "ballot-result",
  "ballot-result-correction",
  "hello",
  "notice",
  "place-lost",
  "place-back",
  "told-strike",
  "told-close",
  "told-result",
  "second-wanted",
] as const;

/** A private word to reps of what does not go out, or goes out again. */
export const alertKinds = ["notice", "place-lost", "place-back"] as const satisfies readonly DeliveryKind[];

/** What is written to a rep or officer as one: their contact is kept with the role, not with what they asked for as a member. */
export const toReps: readonly DeliveryKind[] = [
  ...alertKinds,
  "strike-notice",
  "told-strike",
  "told-close",
  "told-result",
  "second-wanted",
];

export type DeliveryKind = (typeof deliveryKinds)[number];
