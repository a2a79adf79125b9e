// Plays a video in its place when asked to. Without this file its link leads to the video's own page.
function play(event) {
  const wantsNewTab = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (wantsNewTab) return;
  event.preventDefault();
  const video = event.currentTarget.closest("[data-player]");
  const player = document.createElement("iframe");
  player.src = video.dataset.player;
  player.title = video.dataset.title;
  player.allow = "autoplay; fullscreen; picture-in-picture";
  player.referrerPolicy = "strict-origin-when-cross-origin";
  player.className = "video__player";
  event.currentTarget.replaceWith(player);
  video.querySelector(".video__note")?.remove();
  player.focus();
}

for (const link of document.querySelectorAll("[data-player] > a")) {
  link.addEventListener("click", play);
}
