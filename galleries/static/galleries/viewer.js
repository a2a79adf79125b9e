// Shows the photos of a gallery over it. Each photo's own page is what is fetched, shown, and named in the address bar, so that
// the address can be passed on and the back button leads back; without this file the links lead to those pages.
const SWIPE = 50;
const viewer = document.querySelector("[data-viewer]");
const stage = viewer?.querySelector("[data-viewer-stage]") ?? document.querySelector(".photo");
const status = viewer?.querySelector("[role=status]");
const gallery = { address: location.pathname, title: document.title };
const pages = new Map();
let asked = "";

function fetched(address) {
  if (!pages.has(address)) {
    pages.set(address, fetch(address)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((text) => new DOMParser().parseFromString(text, "text/html")));
  }
  return pages.get(address);
}

async function show(address) {
  asked = address;
  const page = await fetched(address).catch(() => null);
  if (asked !== address) return;
  const photo = page?.querySelector(".photo");
  if (!photo) {
    location.assign(address);
    return;
  }
  const had = document.activeElement?.rel;
  stage.replaceChildren(...document.importNode(photo, true).childNodes);
  document.title = page.title;
  if (!viewer.open) viewer.showModal();
  if (had) (step(had) ?? step("next") ?? step("prev"))?.focus();
  status.textContent = `${stage.querySelector(".photo__number").textContent}. ${stage.querySelector("img").alt}`;
  const next = step("next");
  if (next) fetched(next.pathname).catch(() => pages.delete(next.pathname));
}

function step(way) {
  return stage.querySelector(`[rel=${way}]`);
}

function hide() {
  const thumbnail = document.querySelector(`.photos a[href="${asked}"]`);
  asked = "";
  document.title = gallery.title;
  stage.replaceChildren();
  if (viewer.open) viewer.close();
  thumbnail?.focus();
}

function plain(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function view() {
  document.querySelector(".photos").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !plain(event)) return;
    event.preventDefault();
    history.pushState({ photo: true }, "", link.pathname);
    show(link.pathname);
  });
  // From photo to photo the address changes but the way back does not grow longer.
  stage.addEventListener("click", (event) => {
    const link = event.target.closest("[rel=prev], [rel=next]");
    if (!link || !plain(event)) return;
    event.preventDefault();
    history.replaceState({ photo: true }, "", link.pathname);
    show(link.pathname);
  });
  viewer.addEventListener("cancel", (event) => { event.preventDefault(); history.back(); });
  viewer.querySelector("[data-viewer-close]").addEventListener("click", () => history.back());
  addEventListener("popstate", () => {
    if (location.pathname === gallery.address) hide();
    else show(location.pathname);
  });
}

function listen() {
  let start = null;
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "ArrowLeft") step("prev")?.click();
    if (event.key === "ArrowRight") step("next")?.click();
  });
  stage.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  stage.addEventListener("touchend", (event) => {
    const end = event.changedTouches[0];
    // A page that is enlarged is moved about, not leafed through.
    if (!start || (window.visualViewport?.scale ?? 1) > 1.05) return;
    const [across, down] = [end.clientX - start.clientX, end.clientY - start.clientY];
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) step(across > 0 ? "prev" : "next")?.click();
  }, { passive: true });
}

if (stage) listen();
// Loaded anew while a photo was open, this is the photo's own page: what lies behind it is the gallery's.
if (!viewer) addEventListener("popstate", () => location.reload());
if (viewer && document.querySelector(".photos")) view();
