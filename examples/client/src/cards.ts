/** Pages as rows of lists. */

import type { Row, Schemas } from "./api.js";
import { days, rule, then } from "./dates.js";
import { Html, href, html } from "./html.js";
import { local } from "./links.js";
import { picture } from "./pictures.js";
import { WORDS, day, type View } from "./words.js";

/** What says of a row when it is or was, and where. */
export function facts(row: Row, view: View): string {
  if ("start_date" in row) {
    return [then(days(row, view), row.town), rule(row)].filter(Boolean).join(" · ");
  }
  if ("publication_date" in row) return day(row.publication_date, view, row.publication_date_precision);
  if ("photo_count" in row) return `${day(row.date, view, row.date_precision)} · ${row.photo_count} ${WORDS[view].photos}`;
  return "";
}

/** A row as a card; the text of a page in another language says so. `heading` is that of the card, one below what it stands under. */
export function card(row: Row, view: View, heading: (link: Html) => Html, marked?: { title: Html; excerpt: Html }): Html {
  const link = html`<a href="${href(local(row.meta.html_url ?? ""))}">${marked?.title ?? row.listing_title}</a>`;
  return html`<li class="card" lang="${row.meta.language}">${picture(row.image)}${heading(link)}<p class="facts" lang="${view}">${facts(row, view)}</p><p>${marked?.excerpt ?? row.listing_summary}</p></li>`;
}

export const second = (link: Html): Html => html`<h2>${link}</h2>`;
const third = (link: Html): Html => html`<h3>${link}</h3>`;

export function cards(rows: readonly Row[], view: View, heading = second): Html {
  return html`<ul class="cards">${rows.map((row) => card(row, view, heading))}</ul>`;
}

/** A heading with cards below it; nothing where there are none. */
export function section(title: string, rows: readonly Row[], view: View): Html {
  return rows.length > 0 ? html`<section><h2>${title}</h2>${cards(rows, view, third)}</section>` : html``;
}

/** Files offered for download. */
export function files(found: readonly Schemas["File"][], view: View): Html {
  if (found.length === 0) return html``;
  const links = found.map(
    (file) => html`<li><a href="${href(file.download_url)}">${file.title}</a> (${file.file_type.toUpperCase()}${file.size !== null && `, ${Math.ceil(file.size / 1024)} kB`})</li>`,
  );
  return html`<section><h2>${WORDS[view].files}</h2><ul>${links}</ul></section>`;
}

/** The pages before and after one. */
export function neighbours(page: { previous: Schemas["Neighbour"] | null; next: Schemas["Neighbour"] | null }, view: View): Html {
  const link = (to: Schemas["Neighbour"] | null, word: string): Html | null =>
    to && html`<li>${word}: <a href="${href(local(to.html_url))}" lang="${to.language}">${to.title}</a></li>`;
  return html`<ul class="neighbours">${link(page.previous, WORDS[view].previous)}${link(page.next, WORDS[view].next)}</ul>`;
}

/** Links to the pages of a list: `query` is what else its address says. */
export function paging(total: number, limit: number, current: number, view: View, query: Record<string, string> = {}): Html {
  const last = Math.ceil(total / limit);
  if (last < 2) return html``;
  const words = WORDS[view];
  const to = (number: number): string => `?${new URLSearchParams({ ...query, page: String(number) })}`;
  return html`<nav class="paging" aria-label="${words.pages}"><ul>${current > 1 && html`<li><a rel="prev" href="${to(current - 1)}">${words.previous}</a></li>`}<li aria-current="page">${words.page} ${current} / ${last}</li>${
    current < last && html`<li><a rel="next" href="${to(current + 1)}">${words.next}</a></li>`
  }</ul></nav>`;
}
