/* Choosing from the libraries of pictures and documents, or adding to them, without leaving the text. */
(() => {
  "use strict";

  const { make, fill, icon, send, ask, field, check, openWindow } = window.deskEditor;
  const PAUSE = 300;

  /* Search, results and uploads: the part that both libraries share. `row` makes the button of a found thing. */
  function shelf({ dialog, find, door, row, uploader }) {
    const { words, signal } = dialog;
    const search = make("input", { type: "search", autocomplete: "off" });
    const results = make("ul", { class: "desk-found-rows" });
    const state = make("p", { class: "desk-help", role: "status" });
    const more = make("button", { type: "button", class: "desk-button", hidden: true }, words.more);
    let asked = 0;
    let next = 1;

    async function load(fresh) {
      const turn = asked += 1;
      if (fresh) next = 1;
      state.textContent = words.loading;
      try {
        const { results: found, next: after } = await ask(door, { q: search.value.trim(), page: next }, { words, signal });
        if (turn !== asked) return;
        if (fresh) results.replaceChildren();
        results.append(...found.map((thing) => make("li", {}, row(thing))));
        next = after;
        more.hidden = !after;
        state.textContent = results.children.length ? "" : words.none;
      } catch (refusal) {
        if (turn === asked && !signal.aborted) state.textContent = refusal.message;
      }
    }

    let timer;
    search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => load(true), PAUSE); });
    search.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); load(true); } });
    more.addEventListener("click", () => load(false));
    const searching = field(find, search);
    dialog.content.append(make("div", { class: "desk-shelf-top" }, searching, uploader.button), uploader.progress, state, results, more);
    load(true);
    search.focus();
    return { first: (thing) => { results.prepend(make("li", {}, row(thing))); state.textContent = ""; } };
  }

  /* A button that takes files and sends them one after the other; `arrived` gets each answer. */
  function sender({ dialog, label, door, accept, multiple, fields = () => ({}), arrived }) {
    const { words, signal } = dialog;
    const input = make("input", { type: "file", class: "desk-hidden", accept, multiple, tabindex: -1, "aria-hidden": "true" });
    const button = make("div", { class: "desk-part" }, make("button", { type: "button", class: "desk-button", onclick: () => input.click() }, icon("upload"), label), input);
    const bar = make("progress", { max: 1, value: 0 });
    const line = make("span");
    const progress = make("p", { class: "desk-sending", role: "status", hidden: true }, line, bar);
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = "";
      progress.hidden = false;
      for (const file of files) {
        dialog.complain("");
        line.textContent = fill(words.uploading, { name: file.name });
        try {
          arrived(await send(door, { file, ...fields(file) }, { words, signal, progress: (part) => { bar.value = part; } }));
        } catch (refusal) {
          if (!signal.aborted) dialog.complain(`${file.name}: ${refusal.message}`);
        }
      }
      progress.hidden = true;
    });
    return { button, progress };
  }

  const nameOf = (picture, words) => picture.label || picture.caption || picture.alt || `${words.gambar} ${picture.id}`;

  /* What is said of the picture that is chosen: to those who cannot see it, and beneath it. */
  function wordsOf(words, several) {
    const alt = make("textarea", { rows: 2, maxlength: 300 });
    const decorative = check(words.decorative);
    const caption = make("textarea", { rows: 2, maxlength: 400 });
    const altPart = field(words.alt, alt, words.altHelp);
    const part = make("div", { class: "desk-chosen-words", hidden: true }, altPart, decorative, field(words.caption, caption));
    let current = null;
    const keep = () => {
      if (!current) return;
      current.typed = { alt: alt.value.trim(), is_decorative: decorative.input.checked, caption: caption.value.trim() };
    };
    decorative.input.addEventListener("change", () => { alt.disabled = decorative.input.checked; });
    return {
      part,
      keep,
      show(picture) {
        keep();
        current = picture;
        part.hidden = !picture;
        if (!picture) return;
        const { alt: text, is_decorative: plain, caption: below } = picture.typed ?? picture;
        [alt.value, decorative.input.checked, caption.value] = [text, plain, below];
        alt.disabled = plain;
        altPart.complain("");
        // Who chooses several goes on choosing.
        if (!several && !text && !plain) part.scrollIntoView({ block: "nearest" });
      },
      lacks: (picture) => !picture.typed.alt && !picture.typed.is_decorative,
      complain: () => altPart.complain(words.altNeeded),
    };
  }

  /* Words that were changed go to the library first. A caption of the library's own is not repeated in the text. */
  async function settle(picture, door, words) {
    const { alt, is_decorative: plain, caption } = picture.typed;
    if (alt !== picture.alt || plain !== picture.is_decorative) {
      await send(door.replace("/0/", `/${picture.id}/`), { alt_text: plain ? "" : alt, is_decorative: plain }, { words });
      Object.assign(picture, { alt: plain ? "" : alt, is_decorative: plain });
    }
    return { id: picture.id, src: picture.src, alt: picture.alt, caption: caption === picture.caption && !picture.given ? "" : caption };
  }

  /* `insert` gets the chosen pictures in their order. `given`: those of a gallery that is changed. */
  function pictures(editor, { several = false, given = [], caption = "", insert }) {
    const { doors } = editor.config.desk;
    const words = { ...editor.config.desk.words, ...editor.config.desk.dialogs };
    const chosen = given.map((picture) => ({ ...picture, given: true, is_decorative: !picture.alt }));
    const overall = make("input", { type: "text", maxlength: 400, value: caption });
    const dialog = openWindow(editor, {
      title: several ? words.insertGallery : words.insertPicture,
      wide: true,
      submit: several ? words.insertGallery : words.insertPicture,
      async accept() {
        if (chosen.length < (several ? 2 : 1)) throw new Error(several ? words.chooseMany : words.choosePicture);
        about.keep();
        for (const picture of chosen) {
          picture.typed ??= { alt: picture.alt, is_decorative: picture.is_decorative, caption: picture.caption };
          if (!about.lacks(picture)) continue;
          about.show(picture);
          about.complain();
          throw new Error("");
        }
        const settled = [];
        for (const picture of chosen) if (!picture.given) editor.deskCaptions.set(picture.id, picture.caption);
        for (const picture of chosen) settled.push(await settle(picture, doors.words, words));
        insert(settled, overall.value.trim());
      },
    });
    const about = wordsOf(words, several);
    const order = make("ol", { class: "desk-chosen", hidden: true });
    const count = make("p", { class: "desk-help", role: "status" });
    const marks = new Map();

    function draw() {
      for (const [id, buttons] of marks) {
        for (const button of buttons) button.setAttribute("aria-pressed", String(chosen.some((picture) => picture.id === id)));
      }
      if (!several) { count.textContent = chosen.length ? "" : words.choosePicture; return; }
      order.hidden = !chosen.length;
      count.textContent = chosen.length ? fill(words.chosen, { n: chosen.length }) : "";
      order.replaceChildren(...chosen.map(placed));
    }

    function placed(picture, at) {
      const name = nameOf(picture, words);
      const act = (glyph, label, todo, off) =>
        make("button", { type: "button", "aria-label": fill(label, { name }), disabled: off, onclick: () => { todo(); draw(); order.children[Math.min(at, chosen.length - 1)]?.querySelector("button")?.focus(); } }, icon(glyph));
      const move = (to) => () => chosen.splice(to, 0, ...chosen.splice(at, 1));
      return make(
        "li",
        {},
        make("button", { type: "button", class: "desk-chosen-picture", "aria-label": fill(words.describe, { name }), onclick: () => about.show(picture) }, make("img", { src: picture.thumbnail ?? picture.src, alt: "" })),
        make("div", {}, act("arrow_back", words.earlier, move(at - 1), at === 0), act("arrow_forward", words.laterOn, move(at + 1), at === chosen.length - 1), act("close", words.drop, () => leave(picture), false)),
      );
    }

    function leave(picture) {
      chosen.splice(chosen.findIndex(({ id }) => id === picture.id), 1);
      about.show(several ? chosen.at(-1) ?? null : null);
    }

    function toggle(picture) {
      const known = chosen.find(({ id }) => id === picture.id);
      if (known && several) leave(known);
      else {
        if (!several) chosen.splice(0);
        chosen.push(picture);
        about.show(picture);
      }
      draw();
    }

    function row(picture) {
      const button = make(
        "button",
        { type: "button", class: "desk-found-picture", "aria-pressed": "false", onclick: () => toggle(picture) },
        make("img", { src: picture.thumbnail, alt: "", loading: "lazy" }),
        make("span", {}, nameOf(picture, words)),
      );
      marks.set(picture.id, [...(marks.get(picture.id) ?? []), button]);
      button.setAttribute("aria-pressed", String(chosen.some(({ id }) => id === picture.id)));
      return button;
    }

    const uploader = sender({
      dialog: { ...dialog, words },
      label: several ? words.uploadMany : words.upload,
      door: doors.upload,
      accept: "image/jpeg,image/png,image/webp",
      multiple: several,
      arrived(picture) {
        library.first(picture);
        toggle(picture);
        const [twin] = picture.twins ?? [];
        if (twin) dialog.complain(fill(words.twin, { name: nameOf(twin, words) }));
      },
    });
    const library = shelf({ dialog: { ...dialog, words }, find: words.findPicture, door: doors.pick, row, uploader });
    dialog.content.append(make("div", { class: "desk-chosen-part" }, count, order, about.part, several ? field(words.galleryCaption, overall) : null));
    draw();
  }

  const weight = (size) => (size < 1e6 ? `${Math.max(1, Math.round(size / 1e3))} KB` : `${(size / 1e6).toLocaleString("id", { maximumFractionDigits: 1 })} MB`);

  /* `insert` gets the chosen document and what it is called here. */
  function documents(editor, { label = "", insert }) {
    const { doors, dialogs: words } = editor.config.desk;
    let chosen = null;
    const called = make("input", { type: "text", maxlength: 200, value: label });
    const dialog = openWindow(editor, {
      title: words.insertDocument,
      wide: true,
      submit: words.insertDocument,
      accept() {
        if (!chosen) throw new Error(words.chooseDocument);
        editor.deskTitles.set(chosen.id, chosen.title);
        insert(chosen, called.value.trim());
      },
    });
    const mark = (id) => { for (const button of dialog.content.querySelectorAll("[data-document]")) button.setAttribute("aria-pressed", String(button.dataset.document === `${id}`)); };
    const choose = (paper) => { chosen = paper; called.placeholder = paper.title; mark(paper.id); };
    const row = (paper) => make(
      "button",
      { type: "button", class: "desk-found-document", "data-document": paper.id, "aria-pressed": "false", onclick: () => choose(paper) },
      icon("picture_as_pdf"),
      make("span", {}, make("b", {}, paper.title), make("small", {}, [weight(paper.size), paper.pages && fill(words.pages, { n: paper.pages })].filter(Boolean).join(" · "))),
    );
    const uploader = sender({
      dialog,
      label: words.uploadDocument,
      door: doors.uploadDocument,
      accept: "application/pdf",
      fields: (file) => ({ title: file.name.replace(/\.pdf$/i, "").replace(/[_-]+/g, " ").trim() }),
      arrived: (paper) => { library.first(paper); choose(paper); },
    });
    const library = shelf({ dialog, find: words.findDocument, door: doors.pickDocument, row, uploader });
    dialog.content.append(field(words.label, called, words.labelHelp));
  }

  Object.assign(window.deskEditor, { pickPictures: pictures, pickDocument: documents });
})();
