import { type ReactElement, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { Frame } from "../taskpane/App";
import { startLocale } from "../taskpane/language";
import { textsOf } from "../taskpane/texts";
import { browserKeptWork } from "./kept-work";
import { Page } from "./Page";
import { fileWorkspace } from "./workspace";

const workspace = fileWorkspace();
const keptWork = browserKeptWork();

function Root(): ReactElement {
  const [locale, setLocale] = useState(() => startLocale(location.search, null));
  const texts = useMemo(() => textsOf(locale), [locale]);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = texts.pane.name;
  }, [locale, texts]);
  return (
    <Frame texts={texts}>
      <Page
        workspace={workspace}
        keptWork={keptWork}
        onOtherLanguage={() => setLocale(locale === "zh-CN" ? "en-US" : "zh-CN")}
      />
    </Frame>
  );
}

const container = document.getElementById("root");
if (!container) throw new Error("index.html has no #root");
createRoot(container).render(<Root />);
