import { bundleExcel } from "./excel-route";

/** Run by jest once, before the test files that open the pane in Excel. */
export default bundleExcel;
