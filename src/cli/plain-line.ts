/** Names come from files: no control character of theirs may reach the terminal. */
export function plainLine(line: string): string {
  return line.replace(/[\u0000-\u001f\u007f-\u009f]/gu, " ");
}
