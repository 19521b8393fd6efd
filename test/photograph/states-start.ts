import type { State } from "./scene";

/** A start without the Excel that the pane wants. */
export const startStates: readonly State[] = [
  { name: "59-office-coming", office: "coming" },
  { name: "60-office-missing", office: "missing" },
  { name: "61-not-excel", office: "no-excel" },
  { name: "62-too-old", office: "too-old" },
];
