import { commandLineTexts, type CommandLineTexts } from "../locales/command-line";
import type { Locale } from "../locales/locale";
import { parseArguments } from "./arguments";
import {
  commonOptions,
  exitCodes,
  CommandRefusal,
  UsageError,
  type Command,
  type ExitCode,
  type Io,
  type Option,
} from "./command";
import { commands } from "./commands";
import { version } from "./program";

/** Runs one command line (without program name) and returns its exit code. Never rejects. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  // A wrong command line is answered in the language it asks for, as far as it can be told.
  let texts = commandLineTexts(wishedLocale(argv) ?? "zh-CN");
  let command: Command | null = null;
  try {
    const { options, typed, operands, operandsBeforeDashes } = parseArguments(argv, allOptions(), texts);
    const locale = readLocale(options.get("lang") ?? null, texts);
    texts = commandLineTexts(locale);

    const [name, ...files] = operands;
    const isNamed = name !== undefined && operandsBeforeDashes > 0;
    if (options.has("version") && !isNamed) {
      io.write(`${version}\n`);
      return exitCodes.done;
    }
    if (isNamed) {
      command = commands.find((candidate) => candidate.name === name) ?? null;
      if (!command)
        throw new UsageError(
          texts.usage.unknownCommand(
            name,
            commands.map((known) => known.name),
          ),
        );
    }
    if (options.has("help")) {
      io.write(command ? commandHelp(command, texts) : generalHelp(texts));
      return exitCodes.done;
    }
    if (!command) {
      io.warn(`${texts.usage.noCommand}\n\n${generalHelp(texts)}`);
      return exitCodes.refused;
    }
    for (const option of options.keys()) {
      const isTaken = [...command.options, ...commonOptions].some((own) => own.name === option);
      if (!isTaken) throw new UsageError(texts.usage.optionNotForCommand(typed.get(option) ?? option, command.name));
    }
    if (options.has("version")) {
      io.write(`${version}\n`);
      return exitCodes.done;
    }
    return await command.run({
      files,
      has: (option) => options.has(option),
      value: (option) => options.get(option) ?? null,
      locale,
      texts,
      io,
    });
  } catch (error) {
    io.warn(failure(error, command, texts));
    return exitCodes.refused;
  }
}

function failure(error: unknown, command: Command | null, texts: CommandLineTexts): string {
  if (error instanceof UsageError) return `dingji: ${error.message}\n${texts.seeHelp(command?.name ?? null)}\n`;
  if (error instanceof CommandRefusal) return `dingji: ${error.message}\n`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `dingji: ${texts.internalError}\n${detail}\n`;
}

function allOptions(): readonly Option[] {
  const byName = new Map<string, Option>();
  for (const option of [...commonOptions, ...commands.flatMap((command) => command.options)]) {
    byName.set(option.name, option);
  }
  return [...byName.values()];
}

const languages: Readonly<Record<string, Locale>> = { zh: "zh-CN", "zh-cn": "zh-CN", en: "en-US", "en-us": "en-US" };

function readLocale(entered: string | null, texts: CommandLineTexts): Locale {
  const locale = entered === null ? "zh-CN" : languages[entered.toLowerCase()];
  if (locale === undefined) throw new UsageError(texts.usage.lang(entered ?? ""));
  return locale;
}

function wishedLocale(argv: readonly string[]): Locale | undefined {
  const at = argv.findIndex((argument) => /^--lang(=|$)/.test(argument));
  const value = argv[at]?.slice("--lang=".length) || argv[at + 1];
  return at < 0 ? undefined : languages[value?.toLowerCase() ?? ""];
}

function generalHelp(texts: CommandLineTexts): string {
  const rows = commands.flatMap((command) => {
    const { usage, about } = command.help(texts);
    return [`  ${usage}`, `      ${about}`];
  });
  return [
    texts.about,
    "",
    `${texts.commandsHeading}:`,
    ...rows,
    "",
    ...optionHelp(commonOptions, texts),
    "",
    texts.exitCodes,
    texts.seeHelp(texts.commandsHeading),
    "",
  ].join("\n");
}

function commandHelp(command: Command, texts: CommandLineTexts): string {
  const { usage, about } = command.help(texts);
  return [
    `${texts.usageHeading}: ${usage}`,
    about,
    "",
    ...optionHelp([...command.options, ...commonOptions], texts),
    "",
    texts.exitCodes,
    "",
  ].join("\n");
}

function optionHelp(options: readonly Option[], texts: CommandLineTexts): readonly string[] {
  const rows = options.map(({ name, short, value, about }) => ({
    left: `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`,
    right: about(texts),
  }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  return [`${texts.optionsHeading}:`, ...rows.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`)];
}
