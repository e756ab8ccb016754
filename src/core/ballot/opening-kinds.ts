import type { DeliveryKind } from "../delivery/kinds.ts";

/** Posts of a ballot that a rep may begin with a line of their own. None about a mandate, a strike or a correction. */
export const openingKinds = [
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
  "nomination-return",
  "nominations-close",
  "acceptance",
] as const satisfies readonly DeliveryKind[];

export type OpeningKind = (typeof openingKinds)[number];

/** The longest of one, in characters. */
export const longestOpening = 300;

/** A rep's own first line for each kind of post; one paragraph. */
export type Openings = Readonly<Partial<Record<OpeningKind, string>>>;
