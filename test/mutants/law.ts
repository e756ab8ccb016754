import type { Mutant } from "./mutant.ts";

const law = "test/core/law/law.test.ts";

const rule = "test/commands/turnout-rule.test.ts";

const threshold = "src/core/ballot/count/threshold.ts";

/** What the law asks, and what nobody is sure of. */
export const lawMutants: readonly Mutant[] = [
  {
    name: "a turnout rule that may be gone is taken to hold",
    file: threshold,
    changes: [['if (turnoutRule === "not-sure") return { ...law, unsure: true };', ""]],
    by: [[rule, "says of %i votes of 1,000, %i for Yes, neither that it is won nor lost"]],
  },
  {
    name: "nobody is asked what the union's notice says of the turnout rule",
    file: "src/core/ballot/count/turnout-rule.ts",
    changes: [["if (said === undefined) throw askRule();", "if (said === undefined) return campaign;"]],
    by: [[rule, "is asked about once at set-up: “%s” is kept as %s and shown"]],
  },
  {
    name: "no mandate is said to be live while one may be",
    file: "src/core/countdown/draw-mandate.ts",
    changes: [["if (unsure || later", "if (later"]],
    by: [[rule, "no post says that none is live while a ballot may have won one by an unsure rule"]],
  },
  {
    name: "action in Northern Ireland may begin at any time",
    file: "src/core/acts/strike/warnings.ts",
    changes: [["...beginLines(wantedOf(strike), known), ", ""]],
    by: [[law, "in Northern Ireland it says what the law there asks, and nothing of Great Britain's"]],
  },
];
