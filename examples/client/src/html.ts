/** HTML that is safe by construction: a template escapes whatever is put into it, unless it is HTML already. */

export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(written).join("");
  if (part === null || part === undefined || part === false) return "";
  return String(part).replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

/** html`<p>${text}</p>`; lists are joined, null, undefined and false leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.map((text, place) => text + written(parts[place])).join(""));
}

/** What the API says is HTML: rich text, and what a search found. Nothing else goes through here. */
export function fromApi(text: string): Html {
  return new Html(text);
}

/** The value of an href: an address of the web, of mail or telephone, or a path; anything else leads nowhere. */
export function href(url: string): string {
  return /^(https?:|mailto:|tel:|\/|#|\?)/i.test(url) ? url : "#";
}

/** JSON inside a script element, which must not end it. */
export function json(value: unknown): Html {
  return new Html(JSON.stringify(value).replace(/</g, "\\u003C"));
}
