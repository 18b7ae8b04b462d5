/* What is left of the time to review what went out in an emergency, told again each minute. */
(() => {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    const words = document.querySelector(".desk-home").dataset;
    const tell = () => {
      for (const line of document.querySelectorAll("[data-until]")) {
        const left = new Date(line.dataset.until) - Date.now();
        const minutes = Math.floor(Math.abs(left) / 60000);
        const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
        line.textContent = (left > 0 ? words.left : words.late).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
        line.classList.toggle("is-late", left <= 0);
      }
    };
    tell();
    setInterval(tell, 60000);
  });
})();
