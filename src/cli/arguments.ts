import type { CommandLineTexts } from "../locales/command-line";
import { UsageError, type Option } from "./command";

/** A command line taken apart, before it is known whether its command takes these options. */
interface Arguments {
  /** By long name; null is the value of a switch. */
  readonly options: ReadonlyMap<string, string | null>;
  /** As typed, by long name: for messages. */
  readonly typed: ReadonlyMap<string, string>;
  /** Everything that is no option. Whatever follows "--" is here, unchanged. */
  readonly operands: readonly string[];
  /** How many operands stand before "--": a command can only be among these. */
  readonly operandsBeforeDashes: number;
}

/**
 * Options may stand anywhere before "--": `--name value`, `--name=value`, `-o value`, `-ovalue`.
 * @throws UsageError for an unknown option, a missing or unwanted value, a repeated value.
 */
export function parseArguments(argv: readonly string[], known: readonly Option[], texts: CommandLineTexts): Arguments {
  const options = new Map<string, string | null>();
  const typed = new Map<string, string>();
  const operands: string[] = [];
  let operandsBeforeDashes: number | null = null;

  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] as string;
    if (argument === "--") {
      operandsBeforeDashes = operands.length;
      operands.push(...argv.slice(i + 1));
      break;
    }
    if (!argument.startsWith("-") || argument === "-") {
      operands.push(argument);
      continue;
    }
    const { name, attached } = takeApart(argument);
    const option = known.find((candidate) =>
      name.startsWith("--")
        ? `--${candidate.name}` === name
        : candidate.short !== undefined && `-${candidate.short}` === name,
    );
    if (!option) throw new UsageError(texts.usage.unknownOption(argument));
    typed.set(option.name, name);
    if (option.value === undefined) {
      if (attached !== null) throw new UsageError(texts.usage.valueUnwanted(name));
      options.set(option.name, null);
      continue;
    }
    if (options.has(option.name)) throw new UsageError(texts.usage.repeated(name));
    const next = argv[i + 1];
    if (attached === null && next !== undefined && !next.startsWith("-")) i++;
    const value = attached ?? (next?.startsWith("-") ? undefined : next);
    if (value === undefined || value === "") throw new UsageError(texts.usage.valueMissing(name));
    options.set(option.name, value);
  }
  return { options, typed, operands, operandsBeforeDashes: operandsBeforeDashes ?? operands.length };
}

function takeApart(argument: string): { readonly name: string; readonly attached: string | null } {
  if (argument.startsWith("--")) {
    const equals = argument.indexOf("=");
    return equals < 0
      ? { name: argument, attached: null }
      : { name: argument.slice(0, equals), attached: argument.slice(equals + 1) };
  }
  return { name: argument.slice(0, 2), attached: argument.length > 2 ? argument.slice(2).replace(/^=/, "") : null };
}
