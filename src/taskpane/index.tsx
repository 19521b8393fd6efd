import { createRoot } from "react-dom/client";
import { App, Frame } from "./App";
import { excelSession } from "./excel-session";
import { startLocale } from "./language";
import { officeBackground, startOffice } from "./office-start";
import { officeRibbon } from "./ribbon";
import { type StartProblem, StartNotice } from "./StartNotice";
import { textsOf } from "./texts";

const container = document.getElementById("root");
if (!container) throw new Error("taskpane.html has no #root");
const root = createRoot(container);

function showProblem(problem: StartProblem): void {
  root.render(
    <Frame texts={textsOf(startLocale(location.search, null))}>
      <StartNotice problem={problem} />
    </Frame>,
  );
}

void startOffice(() => showProblem("office-missing")).then(({ isExcel, isNewEnough, language }) => {
  if (!isExcel) return showProblem("not-excel");
  if (!isNewEnough) return showProblem("too-old");
  root.render(
    <Frame texts={textsOf(startLocale(location.search, language))} officeBackground={officeBackground}>
      <App session={excelSession()} ribbon={officeRibbon(location.search)} />
    </Frame>,
  );
});
