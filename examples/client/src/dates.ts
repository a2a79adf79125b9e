/** When events are, as the site itself says it: of one that repeats the next date, the rule in words, and every date with what has become of it. */

import type { Schemas } from "./api.js";
import { Html, html } from "./html.js";
import { WORDS, day, type View } from "./words.js";

/** What rows of lists and whole pages both say of an event. */
export type Dated = Pick<
  Schemas["EventPageRow"],
  | "start_date"
  | "end_date"
  | "start_time"
  | "end_time"
  | "starts_at"
  | "ends_at"
  | "time_zone"
  | "date_precision"
  | "repetition"
  | "next_occurrence"
>;

const AHEAD = 5;

/** Days and what is said after them. The full stop of a Serbian ordinal number falls before a comma. */
export function then(days: string, rest: string): string {
  return rest ? `${days.replace(/\.$/, "")}, ${rest}` : days;
}

/** The days of an event: of one that repeats those of its next date, and when all are over those of the first and the last. */
export function days(event: Dated, view: View): string {
  if (!event.repetition) return range(event.start_date, event.end_date, view, event.date_precision);
  const next = event.next_occurrence;
  if (next) return range(next.start_date, next.end_date, view);
  // What lasts whole days ends at midnight, which is the next day's.
  return range(dayOf(Date.parse(event.starts_at), event), dayOf(Date.parse(event.ends_at) - 1, event), view);
}

/** The day, such as 2026-09-25, of a moment by an event's own clock. */
function dayOf(moment: number, event: Dated): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: event.time_zone }).format(moment);
}

/** The rule by which an event repeats, in words; empty when it does not. */
export function rule(event: Dated): string {
  return event.repetition?.text ?? "";
}

/** The hours of an event: of one that repeats those of its next date, if there is one. */
export function hours(event: Dated): string {
  if (event.repetition) return event.next_occurrence ? hoursOf(event.next_occurrence, event) : "";
  return [event.start_time, event.end_time].flatMap((time) => (time ? [time.slice(0, 5)] : [])).join("–");
}

/** The rule and the dates of an event that repeats, as entries of a description list; nothing for another. */
export function repeats(event: Schemas["EventPage"], view: View): Html {
  if (!event.repetition) return html``;
  const words = WORDS[view];
  const ahead = event.occurrences.filter((each) => !isOver(each)).slice(0, AHEAD);
  const list = (dates: readonly Schemas["Occurrence"][]): Html => html`<ol class="dates">${dates.map((each) => date(each, event, view))}</ol>`;
  const all = event.occurrences.length > ahead.length && html`<details><summary>${words.allDates}</summary>${list(event.occurrences)}</details>`;
  return html`<dt>${words.repeats}</dt><dd>${rule(event)}${ahead.length > 1 && list(ahead)}${all}</dd>`;
}

function date(each: Schemas["Occurrence"], event: Schemas["EventPage"], view: View): Html {
  const text = then(range(each.start_date, each.end_date, view), hoursOf(each, event));
  const time = html`<time datetime="${each.start_date}">${each.is_cancelled ? html`<s>${text}</s>` : text}</time>`;
  const mark = markOf(each, view);
  return html`<li>${time}${mark && html` <strong>${mark}</strong>`}${each.note && html` <span lang="${event.meta.language}">${each.note}</span>`}</li>`;
}

function markOf(each: Schemas["Occurrence"], view: View): string {
  const words = WORDS[view];
  if (each.is_cancelled) return words.cancelled;
  if (isOver(each)) return words.dateOver;
  if (each.is_moved && each.start_date !== each.date) return `${words.movedFrom} ${day(each.date, view)}`;
  return each.is_moved ? words.newHours : "";
}

function isOver(each: Schemas["Occurrence"]): boolean {
  return Date.parse(each.ends_at) < Date.now();
}

function range(first: string, last: string | null, view: View, precision = "day"): string {
  const known = last === null || last === first ? [first] : [first, last];
  return known.map((each) => day(each, view, precision)).join(" – ");
}

/** The hours of one date by the event's own clock; none when the event has none, and only the beginning of several days. */
function hoursOf(each: Schemas["Occurrence"], event: Dated): string {
  if (!event.start_time) return "";
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: event.time_zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const moments = event.end_time && each.start_date === each.end_date ? [each.starts_at, each.ends_at] : [each.starts_at];
  return moments.map((moment) => clock.format(new Date(moment))).join("–");
}
