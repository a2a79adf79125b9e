// Suggests pages while somebody types: an editable combobox with a list (WAI-ARIA APG). Without it the form just asks.
function suggestOn(form, number) {
  const box = form.querySelector("[type=search]");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let timer, request, chosen = -1;

  list.id = `suggestions-${number}`;
  list.className = "suggestions";
  list.role = "listbox";
  list.ariaLabel = box.ariaLabel;
  list.hidden = true;
  status.className = "visually-hidden";
  status.role = "status";
  box.role = "combobox";
  box.ariaAutoComplete = "list";
  box.ariaExpanded = "false";
  box.setAttribute("aria-controls", list.id);
  form.append(list, status);

  function choose(place) {
    chosen = place;
    [...list.children].forEach((option, at) => { option.ariaSelected = String(at === place); });
    const option = list.children[place];
    option?.scrollIntoView({ block: "nearest" });
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
  }

  function show(found, text) {
    list.replaceChildren(...found.map(({ title, url }, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.role = "option";
      option.textContent = title;
      option.dataset.url = url;
      return option;
    }));
    list.hidden = !found.length;
    box.ariaExpanded = String(!list.hidden);
    status.textContent = text;
    choose(-1);
  }

  function stop() {
    clearTimeout(timer);
    request?.abort();
  }

  function close() {
    stop();
    show([], "");
  }

  async function ask() {
    request = new AbortController();
    const url = new URL("suggest/", form.action);
    url.searchParams.set("q", box.value);
    // No answer (a newer question, no connection): Enter still asks.
    const response = await fetch(url, request).catch(() => null);
    const answer = response?.ok && await response.json().catch(() => null);
    if (answer) show(answer.suggestions, answer.text);
  }

  box.addEventListener("input", () => {
    stop();
    if (box.value.trim().length < 2) close();
    else timer = setTimeout(ask, 200);
  });
  box.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen < last ? chosen + 1 : -1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? last : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", close);
  // Keep the focus until the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => target.dataset.url && location.assign(target.dataset.url));
}

document.querySelectorAll("form[data-suggest]").forEach(suggestOn);
