import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createHttpsServer, type ServerOptions } from "node:https";
import sirv from "sirv";

/** A type that sirv does not know. */
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function notFound(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("404\n");
}

/**
 * Serves the files of a folder, and nothing outside it, to this machine only. A file is looked up when it is asked
 * for, so that a new build is seen at once.
 * @returns the listening server; port 0 takes any free port.
 * @throws Error with code EADDRINUSE when the port is taken.
 */
export function serveFolder(folder: string, port: number, https: ServerOptions | null = null): Promise<Server> {
  const files = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader("X-Content-Type-Options", "nosniff");
      if (path.endsWith(".xlsx")) response.setHeader("Content-Type", XLSX);
    },
    onNoMatch: notFound,
  });
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    // A range that ends before it begins would be thrown out of sirv and end the server; the whole file answers any.
    delete request.headers.range;
    files(request, response);
  };
  const server = https ? createHttpsServer(https, listener) : createHttpServer(listener);
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "localhost", () => done(server));
  });
}
