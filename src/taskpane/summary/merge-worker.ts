import { serveDesk } from "../desk-channel";
import type { MergeMethods } from "./merge-channel";
import { MergeDesk } from "./merge-desk";

serveDesk<MergeMethods>(new MergeDesk());
