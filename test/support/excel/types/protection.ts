import { accessDenied, invalidArgument } from "../fault";
import type { SheetModel, WorkbookModel } from "../model";
import type { ObjectType } from "../object-type";

function passwordOf(given: unknown): string | null {
  if (given === undefined || given === null || given === "") return null;
  if (typeof given !== "string") throw invalidArgument("password");
  return given;
}

/** Protecting twice, or unprotecting what is not protected, fails on some builds; here it always does. */
export const sheetProtectionType: ObjectType<SheetModel> = {
  name: "WorksheetProtection",
  scalars: {
    protected: { since: "1.2", get: (s) => s.protection !== null },
    options: { since: "1.2", get: (s) => s.protection?.options ?? null },
  },
  objects: {},
  methods: {
    protect: {
      since: "1.2",
      writes: true,
      call: (s, [options, password]) => {
        if (s.protection) throw accessDenied(`${s.name} is protected already`);
        s.protection = { password: passwordOf(password), options: (options ?? {}) as Record<string, unknown> };
      },
    },
    unprotect: {
      since: "1.2",
      writes: true,
      call: (s, [password]) => {
        if (!s.protection) throw accessDenied(`${s.name} is not protected`);
        if (s.protection.password !== passwordOf(password)) throw accessDenied("wrong password");
        s.protection = null;
      },
    },
  },
};

export const workbookProtectionType: ObjectType<WorkbookModel> = {
  name: "WorkbookProtection",
  scalars: { protected: { since: "1.7", get: (w) => w.isStructureProtected } },
  objects: {},
  methods: {
    protect: {
      since: "1.7",
      writes: true,
      call: (w, [password]) => {
        if (w.protection) throw accessDenied("the workbook is protected already");
        w.protection = { password: passwordOf(password) };
      },
    },
    unprotect: {
      since: "1.7",
      writes: true,
      call: (w, [password]) => {
        if (!w.protection) throw accessDenied("the workbook is not protected");
        if (w.protection.password !== passwordOf(password)) throw accessDenied("wrong password");
        w.protection = null;
      },
    },
  },
};
