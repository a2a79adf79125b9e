// Comfort for earlier translations in the editor: “Use” puts one into its field at once, without a new page.
(() => {
  'use strict';

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-use]');
    const text = button?.closest('[data-segment]').querySelector('.segment__text');
    if (!text || text.readOnly) return;
    event.preventDefault();
    text.value = button.dataset.use;
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.focus();
  });
})();
