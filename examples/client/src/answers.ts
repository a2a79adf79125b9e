/** What is answered at each address: a page, a search, a preview, or that there is nothing. */

import { ApiError, draft, pageAt, search, site, type Found, type Site } from "./api.js";
import { card, paging, second } from "./cards.js";
import { Html, fromApi, html } from "./html.js";
import { document, languageOf, searchForm } from "./layout.js";
import { learn } from "./links.js";
import { ROWS_AT_ONCE, main } from "./pages.js";
import { TAGS, VIEWS, WORDS, viewOf, viewOfTag, type View } from "./words.js";

export interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

const PRIVATE = { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex" };

async function frameOf(view: View): Promise<Site> {
  const found = await site(TAGS[view]);
  learn(found);
  return found;
}

/** The page, search or redirect at a path of the site. */
export async function at(url: URL): Promise<Answer> {
  const view = viewOf(url.pathname);
  const frame = await frameOf(view);
  const isSearch = searchPath(frame, view) === url.pathname;
  if (isSearch) return found(url, view, frame);
  try {
    const page = await pageAt(url.pathname);
    const body = document({ view, site: frame, page, title: page.title, main: await main(page, view, url.searchParams) });
    return { status: 200, body };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return missing(view, frame);
    throw error;
  }
}

function searchPath(frame: Site, view: View): string {
  const address = languageOf(frame, view)?.search_url;
  return address ? new URL(address).pathname : "";
}

async function found(url: URL, view: View, frame: Site): Promise<Answer> {
  const words = WORDS[view];
  const q = (url.searchParams.get("q") ?? "").trim();
  const number = Math.min(Math.max(Number.parseInt(url.searchParams.get("page") ?? "1", 10) || 1, 1), 500);
  const results = q ? await search(q, TAGS[view], ROWS_AT_ONCE, (number - 1) * ROWS_AT_ONCE) : undefined;
  const marked = (row: Found): Html => card(row, view, second, { title: fromApi(row.highlight.title), excerpt: fromApi(row.highlight.excerpt) });
  const list = results && html`<p role="status">${words.found}: ${results.meta.total_count}</p>
<ul class="cards">${results.items.map(marked)}</ul>${paging(results.meta.total_count, ROWS_AT_ONCE, number, view, { q })}`;
  const form = searchForm(url.pathname, view, q);
  return { status: 200, body: document({ view, site: frame, title: words.search, main: html`<h1>${words.search}</h1>${form}${list}` }) };
}

function missing(view: View, frame: Site): Answer {
  const words = WORDS[view];
  const text = html`<h1>${words.missingTitle}</h1><p>${words.missing}</p>`;
  return { status: 404, body: document({ view, site: frame, title: words.missingTitle, main: text }) };
}

/** The draft to which the admin has led an editor. The token is a secret: nothing of this is kept, and no link tells where it was. */
export async function preview(url: URL, userbar: URL): Promise<Answer> {
  const token = url.searchParams.get("token") ?? "";
  const script = url.searchParams.get("script") === "cyrl" ? "cyrl" : "latn";
  try {
    const page = await draft(token, script);
    const view = viewOfTag(page.meta.language);
    const frame = await frameOf(view);
    const others = VIEWS.filter((each) => each.startsWith("sr") && page.meta.language.startsWith("sr") && each !== view);
    const links = others.map((each) => {
      const query = new URLSearchParams({ token, script: each === "sr-cyrl" ? "cyrl" : "latn" });
      return html` · <a href="?${query.toString()}" lang="${TAGS[each]}">${frame.views.find((one) => one.language === TAGS[each])?.name}</a>`;
    });
    const banner = html`<p class="banner" role="status">${WORDS[view].draft}${links}</p>`;
    userbar.searchParams.set("page", String(page.id));
    if (url.searchParams.get("in_preview_panel") === "true") userbar.searchParams.set("in_preview_panel", "true");
    const end = html`<script src="/userbar.js" data-userbar="${userbar.href}" defer></script>`;
    const text = await main(page, view, url.searchParams);
    return { status: 200, headers: PRIVATE, body: document({ view, site: frame, page, title: page.title, main: text, banner, end }) };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    const view = VIEWS[0];
    const body = document({ view, site: await frameOf(view), title: WORDS[view].draft, main: html`<h1>${WORDS[view].over}</h1><p lang="en">${WORDS.en.over}</p>` });
    return { status: error.status, headers: PRIVATE, body };
  }
}

/** When the API does not answer there is no frame either. */
export function trouble(url: URL): Answer {
  const view = viewOf(url.pathname);
  const { troubleTitle, trouble: text } = WORDS[view];
  const body = html`<!doctype html><html lang="${TAGS[view]}"><meta charset="utf-8"><title>${troubleTitle}</title><h1>${troubleTitle}</h1><p>${text}</p></html>`;
  return { status: 503, headers: { "Retry-After": "60", "Cache-Control": "no-store" }, body: body.text };
}
