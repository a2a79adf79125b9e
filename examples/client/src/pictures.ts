/** Pictures in the sizes of their use, as the API gives them: the best format first, no jump while loading. */

import type { Schemas } from "./api.js";
import { Html, html } from "./html.js";

type Picture = Schemas["SizedPicture"];

function srcset(source: Schemas["PictureSource"]): string {
  return source.srcset.map((file) => `${file.url} ${file.width}w`).join(", ");
}

/** A picture; `first` for the one that a reader sees at once. An empty alt is meant to be empty. */
export function picture(image: Picture | null, first = false): Html {
  if (!image) return html``;
  const sources = image.sources.slice(0, -1);
  const last = image.sources.at(-1);
  return html`<picture>${sources.map(
    (source) => html`<source type="${source.type}" srcset="${srcset(source)}" sizes="${image.sizes}">`,
  )}<img src="${image.src}"${last ? html` srcset="${srcset(last)}" sizes="${image.sizes}"` : ""} alt="${image.alt}" width="${image.width}" height="${image.height}"${first ? html` fetchpriority="high"` : html` loading="lazy"`}></picture>`;
}

/** A picture with what is said of it. */
export function figure(image: Picture | null, caption: string, credit: string, first = false): Html {
  if (!image) return html``;
  const said = [caption, credit].filter(Boolean).join(" · ");
  return html`<figure>${picture(image, first)}${said && html`<figcaption>${said}</figcaption>`}</figure>`;
}
