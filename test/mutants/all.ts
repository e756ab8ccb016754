import { answerMutants } from "./answers.ts";
import { backupMutants } from "./backup.ts";
import { deliveryMutants } from "./delivery.ts";
import { edgeMutants } from "./edges.ts";
import { lawMutants } from "./law.ts";
import type { Mutant } from "./mutant.ts";
import { numberMutants } from "./numbers.ts";
import { rightsMutants } from "./rights.ts";
import { seenMutants } from "./seen.ts";
import { takenBackMutants } from "./taken-back.ts";
import { togetherMutants } from "./together.ts";
import { wordMutants } from "./words.ts";
import { workMutants } from "./work.ts";

export const allMutants: readonly Mutant[] = [
  ...deliveryMutants,
  ...workMutants,
  ...answerMutants,
  ...numberMutants,
  ...rightsMutants,
  ...lawMutants,
  ...togetherMutants,
  ...takenBackMutants,
  ...edgeMutants,
  ...seenMutants,
  ...wordMutants,
  ...backupMutants,
];
