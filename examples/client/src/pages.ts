/** A page of each type as HTML. */

import { isA, rows, type Page, type Schemas } from "./api.js";
import { linked, story } from "./blocks.js";
import { cards, facts, files, neighbours, paging, section } from "./cards.js";
import { days, hours, repeats, then } from "./dates.js";
import { Html, href, html } from "./html.js";
import { local } from "./links.js";
import { figure } from "./pictures.js";
import { WORDS, day, type View } from "./words.js";

export const ROWS_AT_ONCE = 12;

/** The main part of a page; `query` is that of the reader's address. */
export async function main(page: Page, view: View, query: URLSearchParams): Promise<Html> {
  return html`<article lang="${page.meta.language}">
<h1>${page.title}</h1>
${notice(page, view)}
${page.lead && html`<p class="lead">${page.lead}</p>`}
${page.lead_image && figure(page.lead_image, page.lead_image.caption, page.lead_image.credit, true)}
${await rest(page, view, query)}
</article>`;
}

/** Where the whole text is, when this language has not got it. */
function notice(page: Page, view: View): Html {
  if (!page.meta.is_fallback && !page.summary_only) return html``;
  const words = WORDS[view];
  const others = page.translations.filter((each) => each.is_live && each.title && (page.meta.is_fallback || each.id !== page.id));
  const links = others.map((each) => html` <a href="${href(local(each.html_url))}" hreflang="${each.language}" lang="${each.language}">${each.title}</a>`);
  return html`<p class="notice" role="note" lang="${view}">${page.meta.is_fallback ? words.onlyIn : words.summary}${links}</p>`;
}

async function rest(page: Page, view: View, query: URLSearchParams): Promise<Html> {
  const words = WORDS[view];
  if (isA(page, "home.HomePage")) return home(page, view);
  if (isA(page, "newsroom.NewsPage")) return news(page, view);
  if (isA(page, "events.EventPage")) return event(page, view);
  if (isA(page, "galleries.GalleryPage")) return gallery(page, view);
  if (isA(page, "events.EventListPage")) return eventList(page, view, query);
  if (isA(page, "newsroom.NewsListPage") || isA(page, "galleries.GalleryListPage")) return list(page.items_url, view, query);
  if (isA(page, "home.ContactPage"))
    return html`${story(page.body, words)}<p><a class="button" href="${href(page.meta.html_url ?? "")}">${words.form}</a></p>`;
  return isA(page, "home.StandardPage") ? story(page.body, words) : html``;
}

function home(page: Schemas["HomePage"], view: View): Html {
  const words = WORDS[view];
  const lead = page.hero_link && html`<p><a class="button" href="${href(local(page.hero_link.page.meta.html_url ?? ""))}">${page.hero_link.text}</a></p>`;
  return html`${lead}${page.pinned_page && cards([page.pinned_page], view)}
${section(words.news, page.latest_news, view)}
${section(words.events, page.next_events, view)}
${section(words.galleries, page.latest_galleries, view)}
${story(page.body, words)}`;
}

function terms(page: { categories: Schemas["Term"][]; tags: Schemas["Term"][] }): Html {
  const names = [...page.categories, ...page.tags].map((term) => html`<li>${term.name}</li>`);
  return names.length > 0 ? html`<ul class="terms">${names}</ul>` : html``;
}

function news(page: Schemas["NewsPage"], view: View): Html {
  const words = WORDS[view];
  const date = html`<time datetime="${page.publication_date}">${facts(page, view)}</time>`;
  const others = [page.place, page.author].filter(Boolean).map((text) => html` · ${text}`);
  const name = page.source && (page.source.name || page.source.url);
  const source = page.source && html`<p>${words.source}: ${page.source.url ? html`<a href="${href(page.source.url)}">${name}</a>` : name}</p>`;
  return html`<p class="facts">${date}${others}</p>${terms(page)}
${story(page.body, words)}${source}
${files(page.attachments, view)}
${section(words.related, page.related_pages, view)}
${neighbours(page, view)}`;
}

function event(page: Schemas["EventPage"], view: View): Html {
  const words = WORDS[view];
  const when = page.repetition && page.next_occurrence ? words.nextDate : words.when;
  const place = [page.venue, page.address, page.town, page.country_name].filter(Boolean).join(", ");
  const register = page.registration && html`<dt>${words.registration}</dt><dd><a href="${href(page.registration.url)}">${page.registration.url}</a></dd>`;
  const sessions = page.sessions.map((each) => html`<li><time>${day(each.date, view)} ${each.start_time?.slice(0, 5)}</time> <strong>${each.title}</strong> ${each.place} ${each.description}</li>`);
  const people = page.participants.map((each) => html`<li>${each.role_label}: <strong>${each.name}</strong> ${each.description}</li>`);
  return html`${page.status !== "scheduled" && html`<p class="notice" role="note"><strong>${page.labels.status}</strong> ${page.status_note}</p>`}
<dl><dt>${when}</dt><dd>${then(days(page, view), hours(page))}</dd>${repeats(page, view)}<dt>${words.where}</dt><dd>${place}</dd>${register}</dl>
${terms(page)}${story(page.body, words)}
${sessions.length > 0 && html`<section><h2>${words.programme}</h2><ol>${sessions}</ol></section>`}
${people.length > 0 && html`<section><h2>${words.people}</h2><ul>${people}</ul></section>`}
${page.report.length > 0 && html`<section><h2>${words.report}</h2>${story(page.report, words)}</section>`}
${files([...(page.agenda_document ? [page.agenda_document] : []), ...page.attachments], view)}
${section(words.galleries, page.gallery ? [page.gallery] : [], view)}
${section(words.related, page.related_pages, view)}
${neighbours(page, view)}`;
}

function gallery(page: Schemas["GalleryPage"], view: View): Html {
  const words = WORDS[view];
  const photos = page.photos.map(({ image, thumbnail }) =>
    linked({ image: { ...thumbnail, src: image.src }, caption: image.caption, credit: image.credit }, words),
  );
  return html`<p class="facts">${facts(page, view)}${page.place && html` · ${page.place}`}</p>${terms(page)}
<div class="photos">${photos}</div>
${section(words.events, page.event ? [page.event] : [], view)}
${neighbours(page, view)}`;
}

async function list(itemsUrl: string, view: View, query: URLSearchParams, kept: Record<string, string> = {}): Promise<Html> {
  const number = Math.min(Math.max(Number.parseInt(query.get("page") ?? "1", 10) || 1, 1), 10_000);
  const found = await rows(itemsUrl, ROWS_AT_ONCE, (number - 1) * ROWS_AT_ONCE);
  if (found.items.length === 0) return html`<p>${WORDS[view].nothing}</p>`;
  return html`${cards(found.items, view)}${paging(found.meta.total_count, ROWS_AT_ONCE, number, view, kept)}`;
}

/** What is to come, or with ?when=past what has been. */
async function eventList(page: Schemas["EventListPage"], view: View, query: URLSearchParams): Promise<Html> {
  const words = WORDS[view];
  const isPast = query.get("when") === "past";
  const url = new URL(page.items_url);
  if (isPast) url.searchParams.set("when", "past");
  const current = html` aria-current="true"`;
  return html`<ul class="terms"><li><a href="?"${!isPast && current}>${words.upcoming}</a></li><li><a href="?when=past"${isPast && current}>${words.past}</a></li></ul>
${await list(url.href, view, query, isPast ? { when: "past" } : {})}`;
}

