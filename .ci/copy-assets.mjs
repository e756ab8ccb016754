// Puts beside the compiled code what tsc leaves behind: migrations, the preview's page.

import { cpSync, statSync } from "node:fs";

const isAsset = (path) => statSync(path).isDirectory() || !path.endsWith(".ts");

cpSync("src", "dist/src", { recursive: true, filter: isAsset });
