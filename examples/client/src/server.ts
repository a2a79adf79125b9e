/** The server: addresses, headers, and the two files of its own. */

import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import { at, preview, trouble, type Answer } from "./answers.js";
import { API } from "./api.js";
import { VIEWS, viewOfTag } from "./words.js";

const PORT = Number(process.env["PORT"] ?? "3000");
const FILES: Record<string, string> = { "/style.css": "text/css; charset=utf-8", "/userbar.js": "text/javascript; charset=utf-8" };
// Where the admin is: its preview frames this site, and its user bar brings scripts and styles of its own.
const CMS = new URL(process.env["CMS_URL"] ?? API).origin;

/** Nothing from elsewhere but pictures; only an editor's preview lets the CMS in. */
function policy(isPreview: boolean): string {
  const images = `img-src 'self' data: ${CMS} ${API.origin}`;
  const closed = `default-src 'none'; base-uri 'none'; form-action 'self'; ${images}; font-src ${CMS}`;
  return isPreview
    ? `${closed}; script-src 'self' ${CMS}; style-src 'self' 'unsafe-inline' ${CMS}; connect-src ${CMS}; frame-ancestors ${CMS}`
    : `${closed}; style-src 'self'; frame-ancestors 'none'`;
}

function redirect(to: string): Answer {
  return { status: 302, body: "", headers: { Location: to } };
}

async function answer(url: URL, request: IncomingMessage): Promise<Answer> {
  const { pathname } = url;
  const type = FILES[pathname];
  if (type) {
    const body = await readFile(new URL(`../public${pathname}`, import.meta.url), "utf8");
    return { status: 200, body, headers: { "Content-Type": type, "Cache-Control": "max-age=300" } };
  }
  if (pathname === "/") return redirect(`/${preferred(request.headers["accept-language"] ?? "")}/`);
  // Files within rich text are paths of the CMS.
  if (pathname.startsWith("/documents/") || pathname.startsWith("/media/")) return redirect(new URL(pathname, CMS).href);
  if (pathname === "/preview/") return preview(url, new URL("/userbar/", CMS));
  if (!pathname.endsWith("/")) return redirect(`${pathname}/${url.search}`.replace(/^\/+/, "/"));
  return at(url);
}

/** The view for the first language of a reader that the site has. */
function preferred(accepted: string): string {
  const first = /^\s*en\b/i.test(accepted) ? "en" : /^\s*sr-Cyrl\b/i.test(accepted) ? "sr-Cyrl" : "sr-Latn";
  return viewOfTag(first) ?? VIEWS[0];
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const url = new URL(`http://localhost${request.url ?? "/"}`);
  const { status, body, headers } = await answer(url, request).catch((error: unknown) => {
    console.error(`${url.pathname}: ${error instanceof Error ? error.message : String(error)}`);
    return trouble(url);
  });
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy(url.pathname === "/preview/"),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cache-Control": "no-cache",
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

const server = createServer((request, response) => {
  handle(request, response).catch(() => response.destroy());
});
server.listen(PORT, "127.0.0.1", () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === "object" && address ? address.port : PORT}/`);
});
