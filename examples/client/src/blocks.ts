/** The blocks of a body. A kind that is not known here is left out: new ones may come. */

import type { Block, Schemas } from "./api.js";
import { Html, fromApi, href, html } from "./html.js";
import { local } from "./links.js";
import { figure, picture } from "./pictures.js";
import type { Words } from "./words.js";

export function story(blocks: readonly Block[], words: Words): Html {
  return html`${blocks.map((block) => html`${one(block, words)}\n`)}`;
}

function one(block: Block, words: Words): Html {
  switch (block.type) {
    case "rich_text":
      return fromApi(block.value);
    case "heading":
      return heading(block.value);
    case "image":
      return figure(block.value.image, block.value.caption, block.value.credit);
    case "gallery":
      return photos(block.value, words);
    case "document_list":
      return html`${block.value.title && html`<h3>${block.value.title}</h3>`}<ul>${block.value.documents.map(
        (file) => html`<li><a href="${href(file.url)}">${file.title}</a> (${file.details})</li>`,
      )}</ul>`;
    case "page_reference":
      return block.value ? reference(block.value) : html``;
    case "button":
      return html`<p><a class="button" href="${href(local(block.value.href))}">${block.value.text}</a></p>`;
    case "quote":
      return quote(block.value);
    case "notice":
      return html`<div class="notice" role="note"><strong>${block.value.label}</strong> ${fromApi(block.value.text)}</div>`;
    case "key_figures":
      return html`<dl class="figures">${block.value.figures.map(
        (each) => html`<div><dt>${each.label}</dt><dd>${each.value}</dd>${each.note && html`<dd>${each.note}</dd>`}</div>`,
      )}</dl>`;
    case "table":
      return table(block.value);
    case "video":
      return video(block.value, words);
    case "contact_card":
      return contact(block.value);
    default:
      return html``;
  }
}

function heading({ level, anchor, text }: Schemas["Heading"]): Html {
  return level === "h3" ? html`<h3 id="${anchor}">${text}</h3>` : html`<h2 id="${anchor}">${text}</h2>`;
}

function photos({ gallery, photos: shown }: Schemas["Gallery"], words: Words): Html {
  const link = gallery && html`<p><a href="${href(local(gallery.url))}">${gallery.title}</a></p>`;
  return html`<div class="photos">${shown.map((each) => linked(each, words))}</div>${link}`;
}

/** A photo that leads to itself, as large as the API gives it. */
export function linked(photo: Schemas["StoryPhoto"], words: Words): Html {
  if (!photo.image) return html``;
  const name = photo.image.alt ? "" : html`<span class="hidden">${words.photo}</span>`;
  const said = [photo.caption, photo.credit].filter(Boolean).join(" · ");
  return html`<figure><a href="${href(photo.image.src)}">${picture(photo.image)}${name}</a>${said && html`<figcaption>${said}</figcaption>`}</figure>`;
}

function reference(page: Schemas["PageReference"]): Html {
  return html`<aside class="reference">${picture(page.image)}<p><a href="${href(local(page.url))}">${page.title}</a></p><p>${page.summary}</p></aside>`;
}

function quote({ text, who, role }: Extract<Block, { type: "quote" }>["value"]): Html {
  const said = [who, role].filter(Boolean).join(", ");
  return html`<figure><blockquote><p>${text}</p></blockquote>${said && html`<figcaption>${said}</figcaption>`}</figure>`;
}

function table({ caption, header, rows, first_column_is_header }: Schemas["Table"]): Html {
  const cell = (text: string, place: number): Html =>
    first_column_is_header && place === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`;
  return html`<div class="scrolling" role="group" tabindex="0"${caption && html` aria-label="${caption}"`}><table>${caption && html`<caption>${caption}</caption>`}${
    header.length > 0 && html`<thead><tr>${header.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>`
  }<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`;
}

/** A link, so that nothing is fetched from elsewhere before a reader wants it. */
function video({ title, caption, url, poster }: Schemas["Video"], words: Words): Html {
  return html`<figure><a href="${href(url)}">${picture(poster)}<span>${words.watch}: ${title || url}</span></a>${caption && html`<figcaption>${caption}</figcaption>`}</figure>`;
}

function contact(card: Schemas["ContactCard"]): Html {
  return html`<div class="reference">${picture(card.photo)}<p><strong>${card.name}</strong><br>${[card.role, card.organisation].filter(Boolean).join(", ")}</p><p>${
    card.phone && html`<a href="tel:${card.phone.replace(/[^+\d]/g, "")}">${card.phone}</a><br>`
  }${card.email && html`<a href="mailto:${card.email}">${card.email}</a><br>`}${
    card.website && html`<a href="${href(card.website)}">${card.website}</a>`
  }</p></div>`;
}
