/* The newsroom's desk: counters, panels, chips, pictures, and a word before unsaved work is left. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  /* Letters typed, beside what reads whole in lists. Seen at once, spoken after a pause. */
  function counters() {
    for (const field of all("[data-counter]")) {
      const advised = Number(field.dataset.counter);
      const seen = Object.assign(document.createElement("span"), { className: "desk-counter" });
      const spoken = Object.assign(document.createElement("span"), { className: "desk-hidden" });
      seen.setAttribute("aria-hidden", "true");
      spoken.setAttribute("aria-live", "polite");
      field.after(seen, spoken);
      let pause;
      const count = () => {
        const typed = [...field.value.trim()].length;
        const words = typed > advised ? field.dataset.counterLong : field.dataset.counterWords;
        seen.textContent = fill(words, { typed, advised });
        seen.toggleAttribute("data-long", typed > advised);
        clearTimeout(pause);
        pause = setTimeout(() => { if (document.activeElement === field) spoken.textContent = seen.textContent; }, 1200);
      };
      field.addEventListener("input", count);
      count();
    }
  }

  function oneLine() {
    for (const field of all("textarea[data-one-line]")) {
      field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
      field.addEventListener("input", () => {
        if (/[\r\n]/.test(field.value)) field.value = field.value.replace(/\s*[\r\n]+\s*/g, " ");
      });
    }
  }

  /* The parts of the form. Without script all of them are shown. */
  function panels() {
    const tabs = all(".desk-tabs a");
    const parts = all(".desk-panel");
    if (!tabs.length) return;
    const open = (name) => {
      const known = tabs.some((tab) => tab.dataset.panel === name) ? name : tabs[0].dataset.panel;
      for (const part of parts) part.hidden = part.dataset.panel !== known;
      for (const tab of tabs) {
        if (tab.dataset.panel === known) tab.setAttribute("aria-current", "true");
        else tab.removeAttribute("aria-current");
      }
      return known;
    };
    let wrong = "";
    for (const part of parts) {
      const count = all(".errors, .errorlist", part).filter((item) => !item.parentElement.closest(".errors")).length;
      if (!count) continue;
      const badge = Object.assign(document.createElement("b"), { textContent: count });
      tabs.find((tab) => tab.dataset.panel === part.dataset.panel).append(badge);
      wrong = wrong || part.dataset.panel;
    }
    for (const tab of tabs) {
      tab.addEventListener("click", (event) => {
        event.preventDefault();
        history.replaceState(null, "", `#${open(tab.dataset.panel)}`);
      });
    }
    addEventListener("hashchange", () => open(location.hash.slice(1)));
    open(wrong || location.hash.slice(1));
  }

  /* A word before leaving, only where something differs from what was loaded, and never on sending. */
  function unsaved() {
    const form = document.querySelector("#article_form, form.desk-watch");
    if (!form) return;
    const editors = () => Object.values(window.CKEDITOR?.instances ?? {});
    const state = () => {
      const bodies = new Set(editors().map((editor) => editor.name));
      return JSON.stringify(
        [...new FormData(form)]
          .filter(([name]) => name !== "csrfmiddlewaretoken" && !bodies.has(`id_${name}`) && !bodies.has(name))
          .map(([name, value]) => [name, value instanceof File ? [value.name, value.size] : value]),
      );
    };
    let loaded = null;
    let sending = false;
    let touched = false;
    const begin = () => { if (!touched) loaded = state(); };
    form.addEventListener("input", () => { touched = true; });
    setTimeout(begin);
    if (window.CKEDITOR) window.CKEDITOR.on("instanceReady", () => setTimeout(begin));
    setTimeout(begin, 600);
    form.addEventListener("submit", () => { sending = true; });
    addEventListener("pageshow", () => { sending = false; });
    addEventListener("beforeunload", (event) => {
      const refused = form.querySelector(".errors, .errornote") !== null && form.id === "article_form";
      const changed = loaded !== null && (state() !== loaded || editors().some((editor) => editor.checkDirty()));
      if (!sending && (changed || refused)) event.preventDefault();
    });
  }

  function chips($) {
    for (const field of all("select[data-chips]")) {
      $(field).select2({
        tags: true,
        tokenSeparators: [","],
        placeholder: field.dataset.placeholder,
        theme: "admin-autocomplete",
        width: "100%",
        createTag: ({ term }) => {
          const name = term.trim();
          const known = all("option", field).find((option) => option.value.toLowerCase() === name.toLowerCase());
          return name ? { id: known?.value ?? name, text: known?.value ?? name } : null;
        },
        insertTag: (found, tag) => {
          const same = found.findIndex((item) => item.text.toLowerCase() === tag.text.toLowerCase());
          found.unshift(same < 0 ? tag : found.splice(same, 1)[0]);
        },
        ajax: { url: field.dataset.suggestions, dataType: "json", delay: 150, data: ({ term }) => ({ term }) },
      });
      // Enter takes what is typed, also while suggestions are still on their way over a slow line.
      field.nextElementSibling.addEventListener("keydown", (event) => {
        const shown = all(".select2-results__option");
        const chosen = shown.findIndex((option) => option.matches(".select2-results__option--highlighted"));
        if (event.key !== "Enter" || chosen > 0 || !event.target.value?.trim()) return;
        event.preventDefault();
        event.stopPropagation();
        event.target.value += ",";
        $(event.target).trigger("input");
      }, true);
    }
  }

  /* The picture chosen in the library, in its list and beside the field. */
  function chosenPicture($) {
    for (const image of all("[data-thumbnail-of]")) {
      const field = document.getElementById(image.dataset.thumbnailOf);
      if (!field) continue;
      const settings = $(field).data("select2")?.options?.options;
      if (settings) {
        settings.templateResult = (row) => {
          if (!row.thumbnail) return row.text;
          const picture = $("<img alt=''>").attr("src", row.thumbnail);
          return $("<span class='desk-suggestion'>").append(picture, $("<span>").text(row.text));
        };
      }
      $(field).on("select2:select", ({ params }) => {
        image.src = params.data.thumbnail ?? "";
        image.hidden = !params.data.thumbnail;
      });
      $(field).on("select2:clear select2:unselect", () => { image.hidden = true; });
    }
  }

  function newPicture() {
    for (const field of all("input.desk-file")) {
      // Unfold would write the name of the file into the next text field, which here is the alternative text.
      field.hasChangeListener = true;
      const image = Object.assign(document.createElement("img"), { className: "desk-thumbnail", hidden: true, alt: "" });
      field.after(image);
      field.addEventListener("change", () => {
        const [file] = field.files;
        if (image.src) URL.revokeObjectURL(image.src);
        image.hidden = !file;
        if (file) image.src = URL.createObjectURL(file);
      });
      image.addEventListener("error", () => { image.hidden = true; });
    }
  }

  /* Unfold gives every word of a label in a narrow list a capital; here only the first has one, as elsewhere. */
  function labels() {
    for (const cell of all("[data-label]")) {
      const { label } = cell.dataset;
      cell.dataset.label = label.charAt(0).toUpperCase() + label.slice(1);
    }
  }

  /* “Tambah berita terkait”: Django puts the name of a row with a capital into the middle of the sentence. */
  function addButtons() {
    for (const { childNodes } of all(".add-row, .add-row *")) {
      for (const node of childNodes) {
        if (node.nodeType !== Node.TEXT_NODE) continue;
        node.data = node.data.replace(/(\S\s+)(\p{Lu})(?=\p{Ll})/u, (whole, before, first) => before + first.toLowerCase());
      }
    }
  }

  /* A button in the words of the desk, where the browser's would be in its own. The field lies upon it, unseen. */
  function fileButtons() {
    const head = document.querySelector("[data-file]");
    if (!head) return;
    for (const field of all("input.desk-file, .lib-drop [type=file], .word-drop [type=file]")) {
      const shell = Object.assign(document.createElement("div"), { className: "desk-pick" });
      const button = Object.assign(document.createElement("span"), { className: "desk-button", textContent: head.dataset.file });
      const name = Object.assign(document.createElement("span"), { className: "desk-pick-name" });
      const tell = () => { name.textContent = [...field.files].map((file) => file.name).join(", ") || head.dataset.noFile; };
      for (const part of [button, name]) part.setAttribute("aria-hidden", "true");
      field.before(shell);
      shell.append(field, button, name);
      for (const kind of ["change", "desk:emptied"]) field.addEventListener(kind, tell);
      addEventListener("pageshow", tell);
      tell();
    }
  }

  /* A minute in words while it is chosen: of publication, of a due date or an embargo in the form. */
  function tellMinute(day, hour, line, words, zone) {
    const told = document.getElementById("id_confirmed");
    const tell = () => {
      const at = new Date(`${day.value}T${hour.value}`);
      const long = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
      line.textContent = Number.isNaN(at.getTime()) ? "" : fill(words, {
        day: at.toLocaleDateString(document.documentElement.lang || "id", long),
        hour: hour.value.slice(0, 5).replace(":", "."),
        zone,
      });
      if (told) told.value = line.textContent && `${day.value}T${hour.value.slice(0, 5)} ${zone}`;
    };
    day.addEventListener("input", tell);
    hour.addEventListener("input", tell);
    tell();
  }

  function minute() {
    for (const line of all("[data-minute]")) {
      const [day, hour] = ["id_day", "id_hour"].map((id) => document.getElementById(id));
      if (day && hour) tellMinute(day, hour, line, line.dataset.minute, line.dataset.zone);
    }
    for (const day of all("[data-told]")) {
      const hour = day.parentElement.querySelector("input[type=time]");
      const line = Object.assign(document.createElement("p"), { className: "desk-told" });
      line.setAttribute("aria-live", "polite");
      hour.after(line);
      tellMinute(day, hour, line, day.dataset.told, day.dataset.zone);
    }
  }

  /* Unfold has clickable elements that are no buttons: the keyboard reaches them, too. */
  function keyboard() {
    const close = document.querySelector("[data-close]")?.dataset.close ?? "";
    for (const item of all("[x-on\\:click]")) {
      if (item.matches("a[href], button, input, label, #changelist-filter-close, #modal-overlay")) continue;
      item.tabIndex = 0;
      item.setAttribute("role", "button");
      if (item.classList.contains("material-symbols-outlined")) item.setAttribute("aria-label", close);
      item.addEventListener("keydown", (event) => {
        if (event.target !== item || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        item.click();
      });
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    keyboard();
    labels();
    oneLine();
    counters();
    panels();
    unsaved();
    newPicture();
    fileButtons();
    minute();
  });
  addEventListener("load", () => {
    addButtons();
    const $ = window.django?.jQuery;
    if (!$?.fn.select2) return;
    // After Django's own, which jQuery calls when it is ready.
    $(() => {
      chips($);
      chosenPicture($);
    });
  });
})();
