/** Addresses: the API gives those of the CMS's own pages, and this front end has the same paths. */

import { API, type Site } from "./api.js";
import { VIEWS } from "./words.js";

const PREFIXES = VIEWS.map((view) => `/${view}/`);
const origins = new Set([API.origin]);

/** Learn at which host readers know the CMS's site: it may be another than the API is asked at. */
export function learn(site: Site): void {
  for (const view of site.views) origins.add(new URL(view.html_url).origin);
}

/** A page of the CMS's site as a path of this one; any other address as it is. */
export function local(url: string): string {
  const { origin, pathname, search, hash } = new URL(url, API);
  const isOurs = origins.has(origin) && PREFIXES.some((prefix) => pathname.startsWith(prefix));
  return isOurs ? pathname + search + hash : url;
}
