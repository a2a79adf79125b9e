// Comfort for earlier translations: “Use” puts one into its field at once, without a new page.
(() => {
  'use strict';

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-use]');
    const text = button && document.getElementById(button.closest('[data-offers-for]').dataset.offersFor);
    if (!text || text.readOnly) return;
    event.preventDefault();
    text.value = button.dataset.use;
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.focus();
  });
})();
