import { choiceOption, labelled, wholeOption } from "../typed/option.ts";
import { nominators, stages } from "./election-kinds.ts";

/** Options of `/ballot create` and `/ballot dates` about an election beside its dates. */
export const electionOptions = {
  nominations: choiceOption(nominators, {
    label: "Who nominates",
    about: "Election: who nominates",
    example: "members",
    labels: labelled(nominators, (who) => `choice-nominators-${who}`),
    means: {
      ...{ branch: "branches", "by branches": "branches", "branch meeting": "branches" },
      ...{ "branch meetings": "branches", "by branch": "branches" },
      ...{ "self-nomination": "self", "self nomination": "self", themselves: "self", yourself: "self" },
      ...{ candidates: "self", "self-nominated": "self", "by themselves": "self" },
      ...{ member: "members", "any member": "members", "by members": "members", "each other": "members" },
    },
  }).optional(),
  seats: wholeOption({
    label: "Seats",
    about: "Election: how many are elected",
    example: "3",
    min: 1,
    max: 200,
  }).optional(),
  stage: choiceOption(["ordinary", ...stages], {
    label: "Stage",
    about: "Election: run-off or by-election",
    example: "by-election",
    means: {
      ...{
        runoff: "run-off",
        "second round": "run-off",
        "second ballot": "run-off",
        "run off vote": "run-off",
      },
      ...{ byelection: "by-election", "bye-election": "by-election", vacancy: "by-election" },
      ...{ none: "ordinary", normal: "ordinary", first: "ordinary", "first round": "ordinary" },
    },
  }).optional(),
};
