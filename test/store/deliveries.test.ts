import { describe } from "vitest";
import { claimRacesContract } from "../contracts/store-claim-races.ts";
import { claimsContract } from "../contracts/store-claims.ts";
import { heldContract } from "../contracts/store-held.ts";
import { pacedClaimsContract } from "../contracts/store-paced-claims.ts";
import { planningContract } from "../contracts/store-planning.ts";
import { skipsContract } from "../contracts/store-skips.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";

for (const kind of databaseKinds) {
  describe.skipIf(!kind.available)(`deliveries on ${kind.title}`, () => {
    const opened = useDatabase(kind);
    planningContract(opened);
    claimsContract(opened);
    skipsContract(opened);
    heldContract(opened);
    pacedClaimsContract(opened);
    // PGlite has one session: while a transaction is open nobody else gets in.
    if (kind.concurrent) claimRacesContract(opened);
  });
}
