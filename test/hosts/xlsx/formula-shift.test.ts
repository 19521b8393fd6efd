import { formulaShift } from "../../../src/hosts/xlsx/formula-shift";

describe("formulaShift", () => {
  it.each([
    ["A1+B2", 1, 0, "A2+B3"],
    ["A1+B2", 0, 2, "C1+D2"],
    ["$A$1+$A1+A$1", 3, 3, "$A$1+$A4+D$1"],
    ["SUM(A1:B2)*2", 1, 1, "SUM(B2:C3)*2"],
    ["SUM(A:A)+SUM($B:C)", 0, 1, "SUM(B:B)+SUM($B:D)"],
    ["SUM(1:1)+SUM($2:3)", 2, 0, "SUM(3:3)+SUM($2:5)"],
    ["附件1!A1+附件12!B2", 1, 0, "附件1!A2+附件12!B3"],
    ["'附件 1'!A1&'A1''s B2'!C3", 1, 0, "'附件 1'!A2&'A1''s B2'!C4"],
    ['IF(A1>5,"A1 较好","""B2")', 1, 0, 'IF(A2>5,"A1 较好","""B2")'],
    ["LOG10(A1)+ATAN2(B1,C1)", 1, 0, "LOG10(A2)+ATAN2(B2,C2)"],
    ["[1]分数!$A$1+[1]分数!A1", 1, 0, "[1]分数!$A$1+[1]分数!A2"],
    ["表1[[#This Row],[A1]]+A1", 1, 0, "表1[[#This Row],[A1]]+A2"],
    ["满分_A1+A1.B2+_A1+A1", 1, 0, "满分_A1+A1.B2+_A1+A2"],
    ["1E5+2.5E3+E5", 1, 0, "1E5+2.5E3+E6"],
    ["#N/A+#REF!+A1", 1, 0, "#N/A+#REF!+A2"],
    ["A1#+a1", 1, 1, "B2#+B2"],
    ["A1:XFD1", 0, 1, "B1:#REF!"],
    ["A1048576", 1, 0, "#REF!"],
    ["B1+A1", 0, -1, "A1+#REF!"],
    ["SUM(A:A)", 0, -1, "SUM(#REF!)"],
    ["TRUE+ABCD1+XFE1", 0, 0, "TRUE+ABCD1+XFE1"],
    ["ABCD1+A1", 1, 0, "ABCD1+A2"],
  ])("%s by %i rows and %i columns is %s", (formula, rows, columns, expected) => {
    expect(formulaShift(formula)(rows, columns)).toBe(expected);
  });
});
