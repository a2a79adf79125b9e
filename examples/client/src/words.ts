/** The words of the frame, in each view of the site. The contents come from the API in the view's own language and script. */

export const VIEWS = ["sr-latn", "sr-cyrl", "en"] as const;
export type View = (typeof VIEWS)[number];

/** How a view is written in `lang`, and what the API takes for it. */
export const TAGS: Record<View, string> = { "sr-latn": "sr-Latn", "sr-cyrl": "sr-Cyrl", en: "en" };

const LATIN = {
  skip: "Na sadržaj",
  menu: "Meni",
  languages: "Jezik i pismo",
  path: "Putanja",
  search: "Pretraga",
  searchFor: "Šta tražite?",
  find: "Traži",
  found: "Pronađeno",
  nothing: "Nema ničega.",
  news: "Vesti",
  events: "Događaji",
  galleries: "Galerije",
  upcoming: "Predstojeći",
  past: "Prošli",
  pages: "Strane spiska",
  previous: "Prethodno",
  next: "Sledeće",
  page: "Strana",
  when: "Kada",
  nextDate: "Naredni termin",
  repeats: "Ponavlja se",
  allDates: "Svi termini",
  cancelled: "Otkazano",
  dateOver: "Prošlo",
  movedFrom: "Pomereno, bilo je",
  newHours: "Novo vreme",
  where: "Gde",
  registration: "Prijava",
  programme: "Program",
  people: "Učesnici",
  report: "Posle događaja",
  files: "Dokumenti",
  related: "Povezano",
  photo: "Fotografija",
  photos: "fotografija",
  source: "Izvor",
  watch: "Pogledajte video",
  form: "Pišite nam preko obrasca",
  onlyIn: "Tekst postoji samo na drugom jeziku:",
  summary: "Ovde su samo naslov i sažetak. Ceo tekst:",
  draft: "Nacrt — ovako će izgledati kada se objavi",
  over: "Ovaj pregled više ne važi. Otvorite ga ponovo iz obrasca.",
  missingTitle: "Nema te strane",
  missing: "Na ovoj adresi nema ničega. Pokušajte pretragu.",
  troubleTitle: "Sajt trenutno ne radi",
  trouble: "Pokušajte ponovo za koji minut.",
};

export type Words = typeof LATIN;

const CYRILLIC: Words = {
  skip: "На садржај",
  menu: "Мени",
  languages: "Језик и писмо",
  path: "Путања",
  search: "Претрага",
  searchFor: "Шта тражите?",
  find: "Тражи",
  found: "Пронађено",
  nothing: "Нема ничега.",
  news: "Вести",
  events: "Догађаји",
  galleries: "Галерије",
  upcoming: "Предстојећи",
  past: "Прошли",
  pages: "Стране списка",
  previous: "Претходно",
  next: "Следеће",
  page: "Страна",
  when: "Када",
  nextDate: "Наредни термин",
  repeats: "Понавља се",
  allDates: "Сви термини",
  cancelled: "Отказано",
  dateOver: "Прошло",
  movedFrom: "Померено, било је",
  newHours: "Ново време",
  where: "Где",
  registration: "Пријава",
  programme: "Програм",
  people: "Учесници",
  report: "После догађаја",
  files: "Документи",
  related: "Повезано",
  photo: "Фотографија",
  photos: "фотографија",
  source: "Извор",
  watch: "Погледајте видео",
  form: "Пишите нам преко обрасца",
  onlyIn: "Текст постоји само на другом језику:",
  summary: "Овде су само наслов и сажетак. Цео текст:",
  draft: "Нацрт — овако ће изгледати када се објави",
  over: "Овај преглед више не важи. Отворите га поново из обрасца.",
  missingTitle: "Нема те стране",
  missing: "На овој адреси нема ничега. Покушајте претрагу.",
  troubleTitle: "Сајт тренутно не ради",
  trouble: "Покушајте поново за који минут.",
};

const ENGLISH: Words = {
  skip: "To the content",
  menu: "Menu",
  languages: "Language and script",
  path: "Breadcrumbs",
  search: "Search",
  searchFor: "What are you looking for?",
  find: "Search",
  found: "Found",
  nothing: "There is nothing here.",
  news: "News",
  events: "Events",
  galleries: "Galleries",
  upcoming: "Upcoming",
  past: "Past",
  pages: "Pages of the list",
  previous: "Previous",
  next: "Next",
  page: "Page",
  when: "When",
  nextDate: "Next date",
  repeats: "Repeats",
  allDates: "All dates",
  cancelled: "Cancelled",
  dateOver: "Past",
  movedFrom: "Moved from",
  newHours: "New hours",
  where: "Where",
  registration: "Registration",
  programme: "Programme",
  people: "People",
  report: "After the event",
  files: "Documents",
  related: "Related",
  photo: "Photo",
  photos: "photos",
  source: "Source",
  watch: "Watch the video",
  form: "Write to us with the form",
  onlyIn: "This text exists only in another language:",
  summary: "Here are only title and summary. The whole text:",
  draft: "Draft — as it will look once published",
  over: "This preview is over. Open it anew from the page's form.",
  missingTitle: "There is no such page",
  missing: "Nothing is at this address. Try the search.",
  troubleTitle: "The site does not work at the moment",
  trouble: "Try again in a few minutes.",
};

export const WORDS: Record<View, Words> = { "sr-latn": LATIN, "sr-cyrl": CYRILLIC, en: ENGLISH };

/** A day such as 2026-09-25, known as exactly as `precision` says, in the words of a view. */
export function day(date: string, view: View, precision = "day"): string {
  const parts: Intl.DateTimeFormatOptions =
    precision === "year" ? { year: "numeric" }
    : precision === "month" ? { year: "numeric", month: "long" }
    : { year: "numeric", month: "long", day: "numeric" };
  const language = view === "en" ? "en-GB" : `${TAGS[view]}-RS`;
  return new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** The view in whose language and script a path is; the first for a path that says none. */
export function viewOf(path: string): View {
  const first = path.split("/")[1];
  return VIEWS.find((view) => view === first) ?? VIEWS[0];
}

/** The view of a BCP 47 tag. */
export function viewOfTag(tag: string): View {
  return VIEWS.find((view) => TAGS[view] === tag) ?? VIEWS[0];
}
