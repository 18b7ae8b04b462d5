/* What can be done with the figure that is chosen, beside it; and the question for its alternative text. */
(() => {
  "use strict";

  const { make, fill, icon, send, field, check } = window.deskEditor;
  // Below this width of the figure, in pixels, the buttons show no words.
  const NARROW = 430;
  const GLYPHS = { "": "width_full", "gambar-kecil": "width_normal", "gambar-kiri": "align_horizontal_left", "gambar-kanan": "align_horizontal_right" };

  function figureBar(editor, kinds) {
    const { words, dialogs, doors } = editor.config.desk;
    const bar = make("div", { class: "desk-figure-bar", role: "group", hidden: true });
    const said = make("p", { class: "desk-hidden", role: "status" });
    // Pictures that have just come and that nobody has described yet.
    const waiting = new Map();
    let shown = null;
    let form = null;

    const current = () => {
      const found = editor.widgets.focused ?? editor.widgets.selected[0] ?? holding();
      return found && kinds.includes(found.name) ? found : null;
    };
    const holding = () => {
      const active = editor.editable()?.$.ownerDocument.activeElement?.closest?.("[data-cke-widget-wrapper]");
      return active ? editor.widgets.getByElement(new window.CKEDITOR.dom.element(active)) : null;
    };

    function act(glyph, label, todo, attributes = {}) {
      return make("button", { type: "button", title: label, "aria-label": label, onclick: todo, ...attributes }, icon(glyph), make("span", {}, label));
    }

    function choices(widget) {
      const figures = editor.deskFigures;
      const parts = [];
      if (widget.name === "gambar") {
        const sizes = figures.sizes.map((size) => act(GLYPHS[size], words[size || "full"], () => {
          figures.resize(widget, size);
          draw(widget);
          place();
          bar.querySelector('[aria-pressed="true"]').focus();
        }, { "aria-pressed": String(figures.sizeOf(widget) === size), class: "desk-bar-small" }));
        parts.push(make("div", { role: "group", "aria-label": words.size }, ...sizes));
        parts.push(act("description", words.words, () => askWords(widget, true)));
      }
      parts.push(act("edit", widget.name === "galeri" ? words.edit : words.change, () => { leave(); figures.change(widget); }));
      parts.push(act("keyboard_return", words.below, () => { leave(); figures.below(widget); }, { class: "desk-bar-small" }));
      parts.push(act("delete", words.remove, () => { leave(); figures.remove(widget); }, { class: "desk-bar-small" }));
      return parts;
    }

    function draw(widget) {
      shown = widget;
      form = null;
      bar.setAttribute("aria-label", fill(words.choicesOf, { what: words[widget.name] }));
      bar.replaceChildren(make("div", { class: "desk-bar-choices" }, ...choices(widget)));
      const id = idOf(widget);
      if (waiting.has(id)) askWords(widget, false);
    }

    const idOf = (widget) => Number(widget.element.findOne("img")?.getAttribute("data-gambar")) || 0;

    /* Kept while it is being filled in; for a picture that has just come it shows without being asked for. */
    function askWords(widget, enter) {
      const id = idOf(widget);
      const image = widget.element.findOne("img");
      const alt = make("textarea", { rows: 2, maxlength: 300 });
      alt.value = image.getAttribute("alt") ?? "";
      const plain = check(words.decorative);
      plain.input.addEventListener("change", () => { alt.disabled = plain.input.checked; });
      const part = field(words.alt, alt, words.altHelp);
      const go = make("button", { type: "submit", class: "desk-button desk-button-main" }, words.save);
      form?.remove();
      form = make("div", { class: "desk-bar-words", role: "group", "aria-label": words.alt }, make("div", { class: "desk-bar-described" }, make("img", { src: image.getAttribute("src"), alt: "" }), part), plain, make("div", { class: "desk-bar-answers" }, go, make("button", { type: "button", class: "desk-button", onclick: () => { waiting.delete(id); back(); } }, words.later)));
      const save = async () => {
        const text = plain.input.checked ? "" : alt.value.trim();
        if (!text && !plain.input.checked) { part.complain(words.altNeeded); return; }
        go.disabled = true;
        try {
          await send(doors.words.replace("/0/", `/${id}/`), { alt_text: text, is_decorative: plain.input.checked }, { words: dialogs });
          editor.deskFigures.describe(id, text);
          waiting.delete(id);
          said.textContent = words.saved;
          back();
        } catch (refusal) {
          part.complain(refusal.message);
        } finally {
          go.disabled = false;
        }
      };
      go.addEventListener("click", (event) => { event.preventDefault(); save(); });
      form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target !== go && event.target.type !== "button") { event.preventDefault(); save(); } });
      // Words of the library, not of the article.
      for (const name of ["input", "change"]) form.addEventListener(name, (event) => event.stopPropagation());
      bar.append(form);
      place();
      if (enter) alt.focus();
    }

    function place() {
      if (!shown || bar.hidden) return;
      if (!shown.wrapper?.$.isConnected) { hide(); return; }
      const space = bar.parentElement.getBoundingClientRect();
      const frame = editor.window.getFrame().$.getBoundingClientRect();
      const rect = shown.element.$.getBoundingClientRect();
      const inside = shown.element.findOne("img") ? 0 : rect.height - 8;
      // On what it belongs to, so that it hides no word of the text around; a question takes the room that it needs.
      bar.style.maxWidth = form ? "" : `${Math.max(176, Math.min(rect.width, space.width) - 16)}px`;
      bar.classList.toggle("desk-bar-narrow", !form && rect.width < NARROW);
      const top = frame.top - space.top + rect.top;
      const wanted = inside ? top + inside - bar.offsetHeight : top + 8;
      const last = space.height - bar.offsetHeight - 8;
      bar.style.top = `${Math.max(8, Math.min(wanted, last))}px`;
      bar.style.left = `${Math.max(8, Math.min(frame.left - space.left + rect.left + 8, space.width - bar.offsetWidth - 8))}px`;
      const isSeen = top + rect.height > bar.offsetHeight && top < last;
      bar.classList.toggle("desk-bar-away", !isSeen && !form && !bar.contains(document.activeElement));
    }

    function hide() {
      shown = form = null;
      bar.hidden = true;
    }

    function leave() {
      hide();
      editor.focus();
    }

    function back() {
      const widget = shown;
      hide();
      editor.focus();
      widget?.focus();
      show();
    }

    function show() {
      // What is being typed here stays.
      if (bar.contains(document.activeElement)) return;
      const widget = current() ?? firstWaiting();
      if (!widget || editor.readOnly) { hide(); return; }
      if (widget !== shown) draw(widget);
      bar.hidden = false;
      place();
    }

    function firstWaiting() {
      return Object.values(editor.widgets.instances).find((widget) => widget.name === "gambar" && waiting.has(idOf(widget))) ?? null;
    }

    editor.on("instanceReady", () => {
      const space = editor.ui.space("contents");
      space.$.append(bar);
      space.$.append(said);
      editor.focusManager.add(new window.CKEDITOR.dom.element(bar), 1);
    });
    bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      const widget = shown;
      waiting.delete(idOf(widget));
      leave();
      widget.focus();
    });
    let soon = 0;
    const later = () => { cancelAnimationFrame(soon); soon = requestAnimationFrame(show); };
    editor.on("selectionChange", later);
    editor.on("change", later);
    editor.on("blur", () => setTimeout(later, 150));
    editor.on("mode", later);
    editor.on("resize", place);
    addEventListener("resize", place);
    editor.widgets.on("instanceCreated", ({ data: widget }) => { widget.on("focus", later); widget.on("blur", later); });
    editor.widgets.on("instanceDestroyed", later);
    editor.on("contentDom", () => {
      // By itself: what the editor's own document was told is forgotten when the text is set anew.
      editor.document.$.addEventListener("scroll", place);
      editor.editable().attachListener(editor.document, "focusin", later);
    });

    editor.deskBar = {
      /* For a picture that somebody was told to describe. */
      describe(widget) {
        draw(widget);
        bar.hidden = false;
        askWords(widget, true);
      },
      /* By Enter on a chosen figure. */
      enter(widget) {
        draw(widget);
        bar.hidden = false;
        place();
        (bar.querySelector("textarea") ?? bar.querySelector("button")).focus();
      },
      /* A picture that has just come: who still stands where it was put is asked at once, others see it waiting. */
      await(widget, enter) {
        waiting.set(idOf(widget), true);
        said.textContent = words.arrived;
        if (enter) editor.deskBar.enter(widget);
        else later();
      },
    };
  }

  window.deskEditor.figureBar = figureBar;
})();
