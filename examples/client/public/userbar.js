// Puts Wagtail's user bar into an editor's preview: asked for with the editor's own cookie, and nothing when nobody is signed in.
const address = document.currentScript.dataset.userbar;

fetch(address, { credentials: "include" })
  .then((response) => (response.status === 200 ? response.text() : ""))
  .then((text) => {
    // Scripts that come in a fragment run, those set as innerHTML do not.
    document.body.append(document.createRange().createContextualFragment(text));
  })
  .catch(() => {});
