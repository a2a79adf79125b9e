// Comfort for the translation editor, which works without: saving a text when one leaves it, Ctrl+Enter to the next text
// to do, counting characters, and a warning before what is typed would be lost.
(() => {
  'use strict';

  const form = document.querySelector('[data-translation-form]');
  if (!form) return;

  const seen = form.elements.seen;
  const texts = [...form.querySelectorAll('.segment__text[name]:not([readonly])')];
  const saved = new Map(texts.map((text) => [text, text.defaultValue]));
  const running = new Map();
  const announcer = form.querySelector('[data-saving-state]');
  const progress = document.querySelector('[data-progress]');
  let isSubmitting = false;

  const isNew = (text) => text.value !== saved.get(text);
  const segmentOf = (text) => text.closest('[data-segment]');

  function announce(message) {
    announcer.textContent = message;
  }

  function countCharacters(text) {
    const limit = segmentOf(text)?.querySelector('[data-limit]');
    if (!limit) return;
    limit.dataset.words ??= limit.textContent;
    const length = text.value.trim().length;
    limit.textContent = `${length} / ${limit.dataset.limit}. ${limit.dataset.words}`;
    limit.classList.toggle('segment__limit--over', length > Number(limit.dataset.limit));
  }

  // Only this text's fingerprint goes along, and comes back renewed, so that one text is never saved twice as a conflict.
  async function save(text) {
    const key = segmentOf(text).dataset.segment;
    const known = JSON.parse(seen.value || '{}');
    const sent = text.value;
    const body = new FormData();
    body.set('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value);
    body.set('seen', JSON.stringify({ [key]: known[key] }));
    body.set(text.name, sent);
    announce(form.dataset.saving);
    let response;
    let answer;
    try {
      response = await fetch(form.dataset.autosaveUrl, { method: 'POST', body });
      answer = await response.json();
    } catch {
      announce(form.dataset.failed);
      return;
    }
    if (!response.ok && response.status !== 422) {
      announce(answer.error || form.dataset.failed);
      return;
    }
    show(text, key, answer, response.ok);
    if (response.ok) saved.set(text, sent);
  }

  function show(text, key, answer, isSaved) {
    const segment = segmentOf(text);
    if (key in answer.states) segment.querySelector('[data-state]').innerHTML = answer.states[key];
    if (key in answer.open) {
      segment.dataset.open = answer.open[key] ? '1' : '';
      segment.classList.toggle('segment--open', answer.open[key]);
      ['changed', 'machine', 'same', 'done'].forEach((status) => segment.classList.remove(`segment--${status}`));
      if (!answer.open[key]) segment.querySelector('.segment__buttons')?.replaceChildren();
    }
    text.toggleAttribute('aria-invalid', false);
    if (!isSaved) text.setAttribute('aria-invalid', 'true');
    seen.value = JSON.stringify({ ...JSON.parse(seen.value || '{}'), ...answer.seen });
    progress.innerHTML = answer.progress;
    if (answer.strays.length) announce(form.dataset.left);
    else announce(isSaved ? form.dataset.saved : form.dataset.failed);
  }

  // One after the other for each text: a second save must know what the first has stored.
  function saveInTurn(text) {
    const before = running.get(text) ?? Promise.resolve();
    const turn = before.then(() => (isNew(text) && !isSubmitting ? save(text) : undefined));
    running.set(text, turn);
    return turn;
  }

  function goToNext(from) {
    const at = texts.indexOf(from);
    const next = [...texts.slice(at + 1), ...texts.slice(0, at)].find((text) => segmentOf(text).dataset.open);
    if (next) {
      next.focus();
      segmentOf(next).scrollIntoView({ block: 'center' });
    } else {
      form.querySelector('[data-save]')?.focus();
    }
  }

  texts.forEach((text) => {
    countCharacters(text);
    text.addEventListener('input', () => countCharacters(text));
    text.addEventListener('blur', (event) => {
      // A button saves everything itself.
      if (isNew(text) && event.relatedTarget?.type !== 'submit') saveInTurn(text);
    });
    text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        goToNext(text);
      }
    });
  });

  form.addEventListener('submit', () => {
    isSubmitting = true;
  });
  window.addEventListener('pageshow', () => {
    isSubmitting = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (!isSubmitting && texts.some(isNew)) event.preventDefault();
  });

  // A link to a text leads into its field.
  function openLinked() {
    const linked = window.location.hash && document.getElementById(window.location.hash.slice(1));
    linked?.querySelector?.('.segment__text')?.focus();
  }
  window.addEventListener('hashchange', openLinked);
  openLinked();
})();
