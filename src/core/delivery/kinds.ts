/** Every kind of post Muster makes by itself. Texts are in `delivery/draw.ts`, lateness in `delivery/late.ts`. */
export const deliveryKinds = [
  "countdown",
  "opens",
  "not-received-by",
  "join-by",
  "replacement-by",
  "last-posting",
  "closing-day",
  "closed",
  "result",
  "nominations-open",
  "nominations-close",
  "acceptance",
  "mandate",
  "no-mandate",
  "strike",
  "strike-decision",
  "strike-confirmed",
  "strike-suspended",
  "strike-called-off",
  "date",
  "reminder",
  "check",
  "correction",
  "hello",
] as const;

export type DeliveryKind = (typeof deliveryKinds)[number];
