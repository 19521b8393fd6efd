import { formsNamed } from "../../src/cli/form-names";

function meant(name: string): string {
  const named = formsNamed(name);
  switch (named.kind) {
    case "scheme":
      return named.scheme.id;
    case "form":
      return `${named.scheme.id}/${named.form.id}`;
    case "several":
      return named.ids.join(" ");
    case "none":
      return "none";
  }
}

describe("names of forms", () => {
  it.each([
    ["tianning-2012", "tianning-2012"],
    ["天宁", "tianning-2012"],
    ["tianning-2012/survey", "tianning-2012/survey"],
    ["天宁/附件2", "tianning-2012/survey"],
    ["天宁／附件２".replace("／", "/"), "tianning-2012/survey"],
    ["天宁/整改", "tianning-2012/rectification"],
    ["江西师范/附件9", "none"],
    ["月球", "none"],
    ["天宁/", "none"],
    ["/附件2", "none"],
    ["", "none"],
  ])("%s is %s", (name, id) => {
    expect(meant(name)).toBe(id);
  });

  it("names all that a word fits instead of taking one", () => {
    expect(meant("矿业/附表")).toBe("none");
    expect(meant("2012").split(" ").length).toBeGreaterThan(5);
  });
});
