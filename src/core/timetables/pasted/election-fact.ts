import { type ElectionFacts, nominators, stages } from "../../ballot/election-kinds.ts";
import { electionOptions } from "../../ballot/election-options.ts";
import { about, choiceMeant } from "../../typed/option.ts";

/** What lines of a pasted list say of an election beside its dates, by label. */
const labels: Readonly<Record<string, keyof ElectionFacts>> = {
  "who nominates": "nominations",
  nominations: "nominations",
  seats: "seats",
  "number of seats": "seats",
  places: "seats",
  vacancies: "seats",
  stage: "stage",
};

/** A line about an election that is no date; undefined for any other, and for what its label does not go with. */
export function electionFact(label: string, value: string): ElectionFacts | undefined {
  switch (labels[label]) {
    case "nominations": {
      const meant = choiceMeant(value, { choices: nominators, about: about(electionOptions.nominations) });
      const nominations = nominators.find((one) => one === meant);
      return nominations && { nominations };
    }
    case "stage": {
      const meant = choiceMeant(value, { choices: stages, about: about(electionOptions.stage) });
      const stage = stages.find((one) => one === meant);
      return stage && { stage };
    }
    case "seats": {
      const seats = electionOptions.seats.safeParse(value.trim());
      return seats.success && seats.data !== undefined ? { seats: seats.data } : undefined;
    }
    default:
      return undefined;
  }
}
