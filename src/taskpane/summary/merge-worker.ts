import { HostError } from "../../hosts/host";
import type { DeskAnswer, DeskCall } from "./merge-channel";
import { MergeDesk } from "./merge-desk";

const desk = new MergeDesk();
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<DeskCall>) => void) | null;
  postMessage(answer: DeskAnswer): void;
};

scope.onmessage = ({ data: { id, method, args } }) => {
  const perform = desk[method] as (...given: readonly unknown[]) => Promise<unknown>;
  perform.apply(desk, args as unknown[]).then(
    (value) => scope.postMessage({ id, value }),
    (error: unknown) => {
      const { code, message, facts } =
        error instanceof HostError ? error : new HostError("unknown", error instanceof Error ? error.message : "");
      scope.postMessage({ id, error: { code, detail: message, facts } });
    },
  );
};

scope.postMessage("ready");
