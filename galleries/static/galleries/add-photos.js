// Uploads photos one by one with progress, then adds those that were taken to the gallery in one step.
// Without this script the form sends all files at once.
(() => {
  const form = document.querySelector(".add-photos");
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector(".add-photos__drop");
  const status = form.querySelector(".add-photos__status");
  const list = form.querySelector(".add-photos__list");
  const row = form.querySelector("template");
  const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  let busy = false;

  form.querySelector("button[type=submit]").hidden = true;
  form.querySelector(".add-photos__invitation").hidden = false;

  const fields = () => {
    const data = new FormData(form);
    data.delete("files");
    return data;
  };

  const send = (url, data, onProgress = () => {}) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const done = () => {
        let answer = {};
        try {
          answer = JSON.parse(request.responseText);
        } catch {
          // Not our view's answer: a proxy's or a crash.
        }
        if (request.status !== 200 && !answer.error) answer.error = status.dataset.broken;
        resolve(answer);
      };
      request.open("POST", url);
      request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total));
      request.addEventListener("loadend", done);
      request.send(data);
    });

  const show = (file) => {
    const item = row.content.firstElementChild.cloneNode(true);
    item.querySelector(".add-photos__name").textContent = file.name;
    item.querySelector("progress").setAttribute("aria-label", file.name);
    list.append(item);
    return item;
  };

  const upload = async (file, item) => {
    const data = fields();
    data.append("file", file, file.name);
    const bar = item.querySelector("progress");
    const answer = await send(form.dataset.uploadUrl, data, (part) => {
      // The last bit is the server's: it examines the picture.
      bar.value = part * 95;
    });
    bar.value = 100;
    item.dataset.state = answer.id ? "done" : "refused";
    item.querySelector(".add-photos__result").textContent = answer.id ? "" : answer.error;
    return answer.id;
  };

  const uploadAll = async (files) => {
    const sorted = [...files].sort((one, other) => byName.compare(one.name, other.name));
    if (busy || !sorted.length) return;
    busy = input.disabled = true;
    list.replaceChildren();
    const items = sorted.map(show);
    const ids = [];
    for (const [index, file] of sorted.entries()) {
      status.textContent = status.dataset.uploading
        .replace("{number}", index + 1)
        .replace("{total}", sorted.length);
      const id = await upload(file, items[index]);
      if (id) ids.push(id);
    }
    const added = await append(ids);
    busy = input.disabled = false;
    input.value = "";
    if (added && ids.length === sorted.length) window.location.assign(form.dataset.editUrl);
  };

  const append = async (ids) => {
    if (!ids.length) {
      status.textContent = status.dataset.none;
      return false;
    }
    status.textContent = status.dataset.saving;
    const data = fields();
    ids.forEach((id) => data.append("image", id));
    const answer = await send(form.dataset.appendUrl, data);
    status.textContent = answer.message || `${status.dataset.lost} ${answer.error}`;
    return Boolean(answer.message);
  };

  input.addEventListener("change", () => uploadAll(input.files));
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("hovered", name === "dragenter" || name === "dragover");
    });
  }
  zone.addEventListener("drop", (event) => uploadAll(event.dataTransfer.files));
  window.addEventListener("beforeunload", (event) => {
    if (busy) event.preventDefault();
  });
})();
