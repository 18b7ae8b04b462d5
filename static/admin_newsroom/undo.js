/* Counts down while a publication can be undone. Without script the button stays, and the server refuses it. */
(() => {
  "use strict";
  for (const box of document.querySelectorAll("[data-undo]")) {
    const until = Date.now() + Number(box.dataset.undo) * 1000;
    const form = box.querySelector("form");
    const left = box.querySelector("[data-left]");
    // The next press of Tab reaches the button: thirty seconds are short.
    box.focus({ preventScroll: true });
    const tick = () => {
      const seconds = Math.ceil((until - Date.now()) / 1000);
      left.textContent = Math.max(seconds, 0);
      if (seconds > 0) return;
      clearInterval(timer);
      const held = box.contains(document.activeElement);
      form.remove();
      box.querySelector("p").textContent = box.dataset.over;
      if (held) box.focus({ preventScroll: true });
    };
    const timer = setInterval(tick, 250);
    form.addEventListener("submit", () => clearInterval(timer));
  }
})();
