export * from "./labels";
export * from "./sentences";
