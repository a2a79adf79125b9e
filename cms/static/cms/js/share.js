// Copies a page's address, or hands it to the device. Without this file the link by e-mail is what there is.
const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
const title = document.querySelector("h1")?.textContent.trim() ?? document.title;

for (const group of document.querySelectorAll("[data-share]")) {
  const copy = group.querySelector("[data-share-copy]");
  const native = group.querySelector("[data-share-native]");
  const said = group.querySelector("[role=status]");

  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address).catch(() => null);
    said.textContent = copy.dataset.done;
    setTimeout(() => { said.textContent = ""; }, 4000);
  });
  native.hidden = !navigator.share;
  // Somebody who thinks better of it has refused nothing.
  native.addEventListener("click", () => navigator.share({ title, url: address }).catch(() => null));
}
