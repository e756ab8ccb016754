import type { Job } from "../src/core/command/job.ts";
import { alertReps } from "./alert-reps.ts";
import { closeCheck } from "./close-check.ts";
import { deliver } from "./deliver.ts";
import { passOn } from "./pass-on.ts";
import { purge } from "./purge.ts";
import { refreshCheck } from "./refresh-check.ts";
import { scrub } from "./scrub.ts";

/** Every queue job. A new one is a file here and a line in this list. */
export const jobs: readonly Job[] = [passOn, deliver, closeCheck, refreshCheck, alertReps, purge, scrub];
