/**
 * Telephone numbers and mail addresses made unusable, for sheets that go on a notice board:
 * 13800000000 → 138****0000, 0519-88881234 → 0519-****1234, name@example.com → n***@example.com.
 */
export function maskContacts(text: string): string {
  return text
    .replace(/([A-Za-z0-9])[A-Za-z0-9._%+-]{0,64}@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/g, "$1***@$2")
    .replace(/(?<!\d)(1\d{2})[-\s]?\d{4}[-\s]?(\d{4})(?!\d)/g, "$1****$2")
    .replace(/(?<!\d)(0\d{2,3})([-\s]?)\d{3,4}(\d{4})(?!\d)/g, "$1$2****$3")
    .replace(
      /(?<![\d.*])(?!(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d)[2-9]\d{2,3}(\d{4})(?![\d.元%])(?=\D*$|[，,；;、\s])/g,
      "****$1",
    );
}
