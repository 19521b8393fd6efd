import { publicityTable, type PublicityColumn } from "../own-sheets/publicity/description";
import { levelsPublished } from "../records/publicity";
import type { OwnList } from "./own-list-rows";
import { PUBLICITY } from "./submitted";

/** 「公示名单」: a branch's row goes up with the level that an objection changed. */
export const publicityList: OwnList<PublicityColumn> = {
  content: PUBLICITY,
  form: "publicity",
  table: publicityTable,
  identity: ["number", "parent", "branch"],
  drawn: ["level"],
  stated: levelsPublished,
};
