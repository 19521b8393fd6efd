import description from "../../package.json";

export const version: string = description.version;

/** For the footer of drawn sheets, which are Chinese in every language of the program. */
export const programLabel = `定级助手 ${version}`;
