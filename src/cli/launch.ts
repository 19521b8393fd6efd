import * as nodeModule from "node:module";
import { compileLess } from "./engine";

/** From Node 22.1 on what was compiled is kept between runs (in the system's folder for temporary files), for workers too. */
const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown };

compileLess();
enableCompileCache?.();
// A chunk of its own: only what is loaded from now on is kept.
void import(/* webpackChunkName: "program" */ "./main").then(({ start }) => start(__filename));
