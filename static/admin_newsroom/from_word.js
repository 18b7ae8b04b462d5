// The page "Draf dari Word": files can be dropped, are named before they are sent, and are sent once.
const form = document.getElementById("word_form");
const input = form.elements.berkas;
const area = form.querySelector(".word-drop");
const chosen = form.querySelector("[data-chosen-files]");
const button = form.querySelector("button[type=submit]");

// Unfold looks for a text field of its own beside every file field that is not so marked, and stumbles over ours.
input.hasChangeListener = true;

// A server that does not read so much cuts the line before its answer arrives.
const isTooLarge = () => [...input.files].reduce((sum, file) => sum + file.size, 0) > Number(form.dataset.largest);

function tell() {
  const names = [...input.files].map((file) => file.name);
  chosen.replaceChildren();
  if (!names.length) return;
  if (isTooLarge()) {
    const refusal = document.createElement("p");
    refusal.className = "desk-errors";
    refusal.textContent = form.dataset.tooLarge;
    chosen.append(refusal);
    return;
  }
  const count = document.createElement("b");
  count.textContent = form.dataset.chosen.replace("{n}", names.length);
  chosen.append(count, ` ${names.join(", ")}`);
}

for (const kind of ["dragenter", "dragover"]) {
  area.addEventListener(kind, (event) => {
    event.preventDefault();
    area.classList.add("word-drop-over");
  });
}
area.addEventListener("dragleave", (event) => {
  if (!area.contains(event.relatedTarget)) area.classList.remove("word-drop-over");
});
area.addEventListener("drop", (event) => {
  event.preventDefault();
  area.classList.remove("word-drop-over");
  if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  tell();
});
input.addEventListener("change", tell);

form.addEventListener("submit", (event) => {
  if (button.getAttribute("aria-disabled") || isTooLarge()) {
    event.preventDefault();
    return;
  }
  button.setAttribute("aria-disabled", "true");
  button.textContent = form.dataset.busy;
});
// Back by the browser's button, the page may be as it was left.
const waiting = button.textContent;
window.addEventListener("pageshow", () => {
  button.removeAttribute("aria-disabled");
  button.textContent = waiting;
  tell();
});
