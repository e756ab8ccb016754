// The last step of npm run build.

import { finish } from "./built.mjs";

finish("dist");
