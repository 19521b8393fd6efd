export class BaseUrlError extends Error {}

/** The base address without trailing slash; throws BaseUrlError with a sentence if Office could not load an add-in from there. */
export function normaliseBaseUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) {
    throw new BaseUrlError(`"${baseUrl}" is not a complete address; give one such as https://intranet.example/dingji.`);
  }
  const url = new URL(baseUrl);
  if (url.protocol !== "https:") {
    throw new BaseUrlError(`"${baseUrl}" does not begin with https://; Office loads add-ins from nowhere else.`);
  }
  if (url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") {
    throw new BaseUrlError(
      `"${baseUrl}" holds a query, a fragment or credentials; give only the directory of the add-in.`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

/** The manifest with every address moved from the development server (https://localhost:3000) to `baseUrl`; nothing else is changed. */
export function rebaseManifest(source: string, baseUrl: string): string {
  const escaped = normaliseBaseUrl(baseUrl).replaceAll("&", "&amp;");
  return source.replace(/https:\/\/localhost:3000(?=[/"<])/g, () => escaped);
}
