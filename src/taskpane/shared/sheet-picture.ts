import { latePart } from "./part-loading";

/** Fetched with the first preview of a new sheet: the program that draws sheets is larger than the rest of the pane. */
export const SheetPicture = latePart(async () => (await import("../sheet-view/SheetPicture")).SheetPicture);
