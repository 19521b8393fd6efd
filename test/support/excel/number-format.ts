/**
 * The text that a cell shows for a number under a format code. Covers what official forms use: digits, decimals,
 * thousands, percent, dates and times, quoted words, sections.
 */
export function formatNumber(value: number, code: string): string {
  if (code === "@" || /^general$/i.test(code)) return generalText(value);
  const sections = code.split(";");
  const negative = sections.length > 1 && value < 0;
  const zero = sections.length > 2 && value === 0;
  const section = (negative ? sections[1] : zero ? sections[2] : sections[0]) ?? "";
  const plain = section.replace(/\[[^\]]*\]/g, "");
  if (/[ymdhs]/i.test(plain.replace(/"[^"]*"|\\./g, ""))) return dateText(value, plain);
  return numberText(negative ? -value : value, plain);
}

export function generalText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) {
    const [mantissa = "", exponent = ""] = value.toExponential(5).split("e");
    return `${Number(mantissa)}E${exponent.startsWith("-") ? "-" : "+"}${exponent.slice(1).padStart(2, "0")}`;
  }
  const whole = String(Math.trunc(size)).length;
  return String(Number(value.toFixed(Math.max(0, 10 - whole))));
}

function numberText(value: number, section: string): string {
  const tokens = section.match(/"[^"]*"|\\.|_.|\*.|[0#?.,]+|%|[^"]/g) ?? [];
  const digits = tokens.find((t) => /^[0#?.,]+$/.test(t)) ?? "";
  const percent = tokens.filter((t) => t === "%").length;
  const [integerCode, decimalCode] = digits.split(".") as [string, string?];
  const least = (decimalCode ?? "").replace(/[^0]/g, "").length;
  const most = (decimalCode ?? "").replace(/[^0#?]/g, "").length;
  const shifted = Number(`${Math.abs(Number(value.toPrecision(15)))}e${percent * 2}`);
  const rounded = Number(`${Math.round(Number(`${shifted}e${most}`))}e${-most}`);
  const [integerPart = "0", decimalPart = ""] = rounded.toFixed(most).split(".");
  let decimals = decimalPart;
  while (decimals.length > least && decimals.endsWith("0")) decimals = decimals.slice(0, -1);
  const leastDigits = integerCode.replace(/[^0]/g, "").length;
  let integer = integerPart === "0" && leastDigits === 0 ? "" : integerPart.padStart(leastDigits, "0");
  if (integerCode.includes(",")) integer = integer.replace(/\B(?=(\d{3})+$)/g, ",");
  const shown = `${value < 0 && rounded !== 0 ? "-" : ""}${integer}${decimalCode === undefined ? "" : `.${decimals}`}`;
  return tokens
    .map((token) => {
      if (token === digits) return shown;
      if (token.startsWith('"')) return token.slice(1, -1);
      return token.startsWith("\\") ? token.slice(1) : /^[_*]./.test(token) ? "" : token;
    })
    .join("");
}

function dateText(serial: number, section: string): string {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1000);
  const tokens = section.match(/"[^"]*"|\\.|y+|m+|d+|h+|s+|[\s\S]/gi) ?? [];
  const pad = (n: number, token: string): string => String(n).padStart(Math.min(token.length, 2), "0");
  return tokens
    .map((token, i) => {
      if (token.startsWith('"')) return token.slice(1, -1);
      if (token.startsWith("\\")) return token.slice(1);
      switch (token.charAt(0).toLowerCase()) {
        case "y":
          return token.length > 2
            ? String(date.getUTCFullYear())
            : String(date.getUTCFullYear() % 100).padStart(2, "0");
        case "d":
          return pad(date.getUTCDate(), token);
        case "h":
          return pad(date.getUTCHours(), token);
        case "s":
          return pad(date.getUTCSeconds(), token);
        case "m": {
          const isMinute = tokens
            .slice(0, i)
            .reverse()
            .find((t) => /^[ymdhs]/i.test(t))
            ?.toLowerCase()
            .startsWith("h");
          return pad(isMinute ? date.getUTCMinutes() : date.getUTCMonth() + 1, token);
        }
        default:
          return token;
      }
    })
    .join("");
}
