/** What frames every page: head, menu, switch of languages and scripts, footer. */

import type { Page, Schemas, Site } from "./api.js";
import { Html, fromApi, href, html, json } from "./html.js";
import { local } from "./links.js";
import { TAGS, VIEWS, WORDS, type View } from "./words.js";

export interface Frame {
  view: View;
  site: Site;
  title: string;
  main: Html;
  /** The page that is shown, if it is one. */
  page?: Page;
  /** What stands above the page of an editor's preview. */
  banner?: Html;
  /** At the end of the body. */
  end?: Html;
}

/** The part of the site's frame that is in a view's language. */
export function languageOf(site: Site, view: View): Schemas["LanguageFrame"] | undefined {
  return site.languages.find((each) => TAGS[view] === each.language) ?? site.languages[0];
}

export function document(frame: Frame): string {
  const { view, site, page, title, main, banner, end } = frame;
  const words = WORDS[view];
  const language = languageOf(site, view);
  return html`<!doctype html>
<html lang="${TAGS[view]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page ? page.seo.title : title}</title>
${page ? head(page) : html`<meta name="robots" content="noindex">`}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${banner}
<header>
<p class="name"><a href="/${view}/">${language?.name}</a></p>
<nav aria-label="${words.menu}"><ul>${(language?.menu ?? []).map(menuLink)}</ul></nav>
<nav aria-label="${words.languages}"><ul>${switcher(frame)}</ul></nav>
${language && searchForm(language.search_url, view)}
</header>
<main id="main">
${page && breadcrumbs(page, view)}
${main}
</main>
<footer>${language && footer(language)}</footer>
${end}
</body>
</html>
`.text;
}

function head({ seo, alternates, json_ld }: Page): Html {
  const image = seo.open_graph.image;
  return html`<meta name="description" content="${seo.description}">
<meta name="robots" content="${seo.robots}">
<meta property="og:title" content="${seo.open_graph.title}">
<meta property="og:type" content="${seo.open_graph.type}">
<meta property="og:locale" content="${seo.open_graph.locale}">
${image && html`<meta property="og:image" content="${image.src}">`}
<link rel="canonical" href="${seo.canonical_url}">
${alternates.filter((each) => each.is_written).map((each) => html`<link rel="alternate" hreflang="${each.hreflang}" href="${each.html_url}">\n`)}
<script type="application/ld+json">${json(json_ld)}</script>`;
}

function menuLink(link: Schemas["Link"]): Html {
  const below = link.children.length > 0 && html`<ul>${link.children.map(menuLink)}</ul>`;
  return html`<li><a href="${href(local(link.url))}"${link.lang && html` hreflang="${link.lang}" lang="${link.lang}"`}>${link.label}</a>${below}</li>`;
}

/** Every view of the site, at the same page where one is shown. A preview has one language. */
function switcher({ view, site, page, banner }: Frame): Html[] {
  return VIEWS.map((other) => {
    const tag = TAGS[other];
    const same = banner ? undefined : page?.alternates.find((each) => each.hreflang === tag)?.html_url;
    const name = site.views.find((each) => each.language === tag)?.name ?? tag;
    return html`<li><a href="${same ? href(local(same)) : `/${other}/`}" lang="${tag}" hreflang="${tag}"${other === view && html` aria-current="true"`}>${name}</a></li>`;
  });
}

export function searchForm(url: string, view: View, q = ""): Html {
  const words = WORDS[view];
  return html`<form role="search" action="${href(local(url))}"><label>${words.searchFor} <input type="search" name="q" value="${q}"></label> <button>${words.find}</button></form>`;
}

function breadcrumbs({ breadcrumbs: above, title }: Page, view: View): Html {
  if (above.length === 0) return html``;
  const links = above.map((each) => html`<li><a href="${href(local(each.html_url))}">${each.title}</a></li>`);
  return html`<nav class="path" aria-label="${WORDS[view].path}"><ol>${links}<li aria-current="page">${title}</li></ol></nav>`;
}

function footer({ footer: { columns, text }, address }: Schemas["LanguageFrame"]): Html {
  return html`${columns.map((column) => html`<nav aria-label="${column.heading}"><h2>${column.heading}</h2><ul>${column.links.map(menuLink)}</ul></nav>`)}
<div>${fromApi(text)}<p>${address}</p></div>`;
}
