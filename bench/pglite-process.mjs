// PGlite as it comes, on a folder: made there the first time.
import { PGlite } from "@electric-sql/pglite";

const database = await PGlite.create(process.env.DATA_DIR);
await database.query("select 1");
process.stdout.write("Ctrl-C\n");
process.on("SIGTERM", () => database.close().then(() => process.exit(0)));
setInterval(() => {}, 60_000);
