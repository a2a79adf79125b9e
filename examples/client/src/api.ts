/** What the front end asks of the delivery API, with the types that are generated from its OpenAPI document. */

import type { components } from "./schema.js";

export type Schemas = components["schemas"];
export type Page = Schemas["Page"];
export type Row = Schemas["PageRow"];
export type Site = Schemas["Site"];
export type Block = Schemas["StoryBlock"];

export const API = new URL(process.env["API_URL"] ?? "http://127.0.0.1:8000/");

/** An answer of the API that is no success. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly problem: Partial<Schemas["Problem"]>) {
    super(problem.detail ?? `The API answered ${status}.`);
  }
}

interface Kept {
  etag: string;
  body: unknown;
}

const KEPT_AT_MOST = 200;
const kept = new Map<string, Kept>();

/** Ask for JSON. What came before is kept with its validator: if it is still the present answer, the API says so and sends nothing. */
async function ask<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  // Addresses in answers have the host at which readers know the site; asked is the one that was configured.
  const { pathname, search } = new URL(path, API);
  const url = new URL(pathname + search, API);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const before = kept.get(url.href);
  const response = await fetch(url, {
    headers: { Accept: "application/json", ...(before ? { "If-None-Match": before.etag } : {}) },
    signal: AbortSignal.timeout(30_000),
  });
  if (response.status === 304 && before) return before.body as T;
  const body: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(response.status, body as Partial<Schemas["Problem"]>);
  const etag = response.headers.get("ETag");
  if (etag) keep(url.href, { etag, body });
  return body as T;
}

function keep(url: string, answer: Kept): void {
  kept.delete(url);
  kept.set(url, answer);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_AT_MOST && oldest) kept.delete(oldest);
}

/** The site's languages, menus and footers; `language` as a view has it, such as sr-Cyrl. */
export function site(language: string): Promise<Site> {
  return ask("api/v2/site/", { locale: language });
}

/** The page at a path, with everything to render it. */
export function pageAt(path: string): Promise<Page> {
  return ask("api/v2/pages/find/", { html_path: path });
}

/** A draft that an editor previews. */
export function draft(token: string, script: string): Promise<Page> {
  return ask("api/v2/pages/preview/", { token, script });
}

/** Some rows of the list that a section names as `items_url`. */
export function rows(itemsUrl: string, limit: number, offset: number): Promise<Schemas["PageList"]> {
  return ask(itemsUrl, { limit: String(limit), offset: String(offset) });
}

/** What is found for words in any spelling. */
export function search(q: string, language: string, limit: number, offset: number): Promise<Schemas["SearchResults"]> {
  return ask("api/v2/search/", { q, locale: language, limit: String(limit), offset: String(offset) });
}

interface Types {
  "home.HomePage": Schemas["HomePage"];
  "home.StandardPage": Schemas["StandardPage"];
  "home.ContactPage": Schemas["ContactPage"];
  "newsroom.NewsListPage": Schemas["NewsListPage"];
  "newsroom.NewsPage": Schemas["NewsPage"];
  "events.EventListPage": Schemas["EventListPage"];
  "events.EventPage": Schemas["EventPage"];
  "galleries.GalleryListPage": Schemas["GalleryListPage"];
  "galleries.GalleryPage": Schemas["GalleryPage"];
}

/** Whether a page is of a type; tells the compiler so too. */
export function isA<Name extends keyof Types>(page: Page, name: Name): page is Types[Name] {
  return page.meta.type === name;
}

/** A row of a search has its words marked. */
export type Found = Schemas["SearchResults"]["items"][number];
