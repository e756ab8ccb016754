import { passOnAll } from "../src/core/acts/follow/pass-on.ts";
import { defineJob } from "../src/core/command/job.ts";

/** Moves the posts of branches that follow a ballot whose dates its own branch has changed. */
export const passOn = defineJob({
  name: "pass-on",
  run: passOnAll,
});
