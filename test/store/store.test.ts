import { describe } from "vitest";
import { actsContract } from "../contracts/store-acts.ts";
import { answersContract } from "../contracts/store-answers.ts";
import { campaignsContract } from "../contracts/store-campaigns.ts";
import { chaseContract, chaseRacesContract } from "../contracts/store-chase.ts";
import { erasureContract } from "../contracts/store-erasure.ts";
import { branchRacesContract, followsContract } from "../contracts/store-follows.ts";
import { installationsContract } from "../contracts/store-installations.ts";
import { peopleContract } from "../contracts/store-people.ts";
import { shortIdsContract } from "../contracts/store-short-ids.ts";
import { talliesContract, tallyRacesContract } from "../contracts/store-tallies.ts";
import { tapsContract } from "../contracts/store-taps.ts";
import { upkeepContract } from "../contracts/store-upkeep.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";

for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`store on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    peopleContract(opened);
    erasureContract(opened);
    actsContract(opened);
    installationsContract(opened);
    campaignsContract(opened);
    shortIdsContract(opened);
    followsContract(opened);
    answersContract(opened);
    talliesContract(opened);
    tapsContract(opened, kind);
    chaseContract(opened);
    // PGlite has one session: while a transaction is open nobody else gets in.
    if (kind.concurrent) {
      branchRacesContract(opened);
      chaseRacesContract(opened);
      tallyRacesContract(opened);
    }
    upkeepContract(opened, kind);
  });
}
