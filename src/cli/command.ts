import type { CommandLineTexts } from "../locales/command-line";
import type { Locale } from "../locales/locale";

/** Where a run writes. Files are read and written on the file system itself. */
export interface Io {
  /** Standard output: JSON alone, or the report of a command that only reads. */
  readonly write: (text: string) => void;
  /** Standard error: everything else. */
  readonly warn: (text: string) => void;
  /** Standard output is a terminal that shows colours. */
  readonly isTerminal: boolean;
  /** Shows how far a long run is, in place of what it showed before; null clears it. Absent where nobody watches. */
  readonly progress?: (text: string | null) => void;
  /** The program as a file that can be started as a worker thread; absent where there is none. */
  readonly workerScript?: string;
}

/**
 * done: all that was asked. incomplete: done, but there are error findings or something was left
 * out. refused: nothing was done.
 */
export const exitCodes = { done: 0, incomplete: 1, refused: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Option {
  /** Without dashes. */
  readonly name: string;
  /** One letter, without dash. */
  readonly short?: string;
  /** The placeholder of its value in the help; absent for a switch. */
  readonly value?: string;
  readonly about: (texts: CommandLineTexts) => string;
}

/** What a command gets from its command line. */
export interface Call {
  readonly files: readonly string[];
  readonly has: (option: string) => boolean;
  /** The value of an option; null where it is not given. */
  readonly value: (option: string) => string | null;
  readonly locale: Locale;
  readonly texts: CommandLineTexts;
  readonly io: Io;
}

/** One command. Another one is a module with such an object, added to `commands`. */
export interface Command {
  readonly name: string;
  readonly help: (texts: CommandLineTexts) => { readonly usage: string; readonly about: string };
  readonly options: readonly Option[];
  /** @throws UsageError, Refusal: nothing was done. */
  readonly run: (call: Call) => Promise<ExitCode>;
}

/** Nothing was done, with the sentence that says why and what to do. */
export class CommandRefusal extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Refusal";
  }
}

/** The command line itself is wrong: the way to the usage is told, too. */
export class UsageError extends CommandRefusal {
  constructor(sentence: string) {
    super(sentence);
    this.name = "UsageError";
  }
}

export const jsonOption: Option = { name: "json", about: (texts) => texts.options.json };
export const outputOption: Option = {
  name: "output",
  short: "o",
  value: "OUT",
  about: (texts) => texts.options.output,
};
export const forceOption: Option = { name: "force", about: (texts) => texts.options.force };
export const quotaOption: Option = { name: "quota", value: "PERCENT", about: (texts) => texts.options.quota };

export const rubricOption: Option = { name: "rubric", value: "FILE", about: (texts) => texts.options.rubric };

/** Options of every command. */
export const commonOptions: readonly Option[] = [
  { name: "lang", value: "zh|en", about: (texts) => texts.options.lang },
  { name: "help", short: "h", about: (texts) => texts.options.help },
  { name: "version", about: (texts) => texts.options.version },
];

/** The single file of commands that take one. */
export function oneFile({ files, texts }: Call): string {
  const [file] = files;
  if (file === undefined) throw new UsageError(texts.usage.noFiles);
  if (files.length > 1) throw new UsageError(texts.usage.oneFile(files.length));
  return file;
}

export function someFiles({ files, texts }: Call): readonly string[] {
  if (files.length === 0) throw new UsageError(texts.usage.noFiles);
  return files;
}

export function noFiles({ files: [file], texts }: Call): void {
  if (file !== undefined) throw new UsageError(texts.usage.noFilesWanted(file));
}

/** `--quota`: a percentage, "30" or "30%"; null where it is not given. */
export function quotaPercent({ value, texts }: Call): number | null {
  const entered = value("quota");
  if (entered === null) return null;
  const match = /^([0-9]+(?:\.[0-9]+)?)\s*[%％]?$/.exec(entered.trim());
  const percent = match ? Number(match[1]) : Number.NaN;
  if (!(percent >= 0 && percent <= 100)) throw new UsageError(texts.usage.quota(entered));
  return percent;
}
