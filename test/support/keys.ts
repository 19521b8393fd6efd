import { toA1 } from "../../src/core/workbook/address";
import { keyAddress, type CellKey } from "../../src/core/workbook/snapshot";

export { keyAddress };

export function toA1OfKey(key: CellKey): string {
  return toA1(keyAddress(key));
}
