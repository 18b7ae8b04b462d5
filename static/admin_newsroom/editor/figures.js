/* Pictures, galleries, videos and attachments in the text: each one thing that is moved, described and removed whole. */
(() => {
  "use strict";

  if (!window.CKEDITOR) return;
  const { CKEDITOR } = window;
  const { fill, escape, videoWindow, pickPictures, pickDocument, figureBar } = window.deskEditor;
  const INLINE = "strong em sub sup a[!href]";
  const SIZES = ["gambar-kecil", "gambar-kiri", "gambar-kanan"];

  const isFigure = (element, kind) => element.name === "figure" && element.hasClass(kind);
  const children = (element, name) => element.children.filter((child) => child.name === name);
  const first = (element, name) => {
    let found = null;
    element.forEach((node) => { if (!found && node.name === name) found = node; }, CKEDITOR.NODE_ELEMENT, true);
    return found;
  };

  // Into the editor

  function withCaption(element) {
    if (!children(element, "figcaption").length) element.add(new CKEDITOR.htmlParser.element("figcaption"));
    return element;
  }

  function upcastGallery(element) {
    const pictures = children(element, "figure").filter((child) => first(child, "img"));
    if (!isFigure(element, "galeri") || !pictures.length) return false;
    for (const picture of pictures) withCaption(picture);
    return withCaption(element);
  }

  const UPCASTS = {
    gambar: (element) => isFigure(element, "gambar") && first(element, "img")?.attributes["data-gambar"] && withCaption(element),
    galeri: upcastGallery,
    video: (element) => isFigure(element, "video") && element.attributes["data-video"] && withCaption(element),
    lampiran: (element) => isFigure(element, "lampiran") && element.attributes["data-dokumen"] && withCaption(element),
  };

  // Out of it: what is stored, and nothing besides

  const KEPT = { img: ["data-gambar", "src", "data-cke-saved-src", "alt"], figure: ["data-video", "data-dokumen"] };

  function bare(element) {
    const { attributes } = element;
    const kept = Object.fromEntries((KEPT[element.name] ?? []).filter((name) => name in attributes).map((name) => [name, attributes[name]]));
    const classes = (attributes.class ?? "").split(/\s+/).filter((name) => name in UPCASTS || SIZES.includes(name));
    element.attributes = element.name === "figure" ? { class: classes.join(" "), ...kept } : kept;
  }

  function isEmpty(caption) {
    let text = "";
    caption.forEach((node) => { text += node.value ?? ""; }, CKEDITOR.NODE_TEXT);
    return !text.replace(/&nbsp;|[\s\u00a0\u200b]/g, "");
  }

  function downcast(element) {
    bare(element);
    element.forEach((node) => {
      if (["img", "figure"].includes(node.name)) bare(node);
      else if (node.name === "figcaption") {
        node.attributes = {};
        if (isEmpty(node)) { node.remove(); return false; }
      }
      return true;
    }, CKEDITOR.NODE_ELEMENT, true);
    return element;
  }

  // While it is there

  const numberOf = (figure) => Number(figure.querySelector(":scope > img")?.dataset.gambar);
  const captionsOf = (widget) => [...widget.element.$.querySelectorAll("figcaption")];

  /* An empty caption says what belongs there. Nothing that is stored, and no step to undo. */
  function hint(editor, widget) {
    const { words } = editor.config.desk;
    const title = editor.deskTitles.get(Number(widget.element.getAttribute("data-dokumen")));
    const sentence = { galeri: words.galleryEmpty, video: words.videoEmpty, lampiran: title ? fill(words.captionKnown, { caption: title }) : words.labelEmpty };
    for (const caption of captionsOf(widget)) {
      const own = caption.parentElement === widget.element.$;
      const known = editor.deskCaptions.get(numberOf(caption.parentElement));
      const ofPicture = known ? fill(words.captionKnown, { caption: known }) : words.captionEmpty;
      // Under each of a gallery's pictures the whole sentence would be noise.
      const hint = own ? sentence[widget.name] ?? ofPicture : known || words.caption;
      const wanted = caption.textContent.replace(/[\s\u200b]/g, "") ? null : hint;
      if (caption.getAttribute("data-kosong") === wanted) continue;
      if (wanted) caption.setAttribute("data-kosong", wanted);
      else caption.removeAttribute("data-kosong");
    }
  }

  function hintAll(editor) {
    editor.fire("lockSnapshot");
    for (const widget of Object.values(editor.widgets.instances)) if (widget.name in UPCASTS) hint(editor, widget);
    editor.fire("unlockSnapshot");
  }

  function nameIt(editor, widget) {
    const { words, videoHosts } = editor.config.desk;
    const [host] = (widget.element.getAttribute("data-video") ?? "").split(":");
    const name = videoHosts.find(({ key }) => key === host)?.name ?? host;
    const label = { video: fill(words.videoOf, { host: name }), lampiran: words.document }[widget.name];
    if (label) widget.element.setAttribute("data-nama", label);
    hint(editor, widget);
    widget.wrapper.setAttribute("aria-label", label ?? words[widget.name]);
  }

  function define(editor, name) {
    const caption = { selector: "figcaption", allowedContent: INLINE };
    editor.widgets.add(name, {
      inline: false,
      requiredContent: `figure(${name})`,
      editables: name === "galeri" ? {} : { caption },
      upcast: (element) => UPCASTS[name](element) || false,
      downcast,
      getLabel: () => editor.config.desk.words[name],
      init() {
        if (name === "galeri") {
          captionsOf(this).forEach((each, at) => {
            each.dataset.bagian = at;
            this.initEditable(`caption${at}`, { selector: `[data-bagian="${at}"]`, allowedContent: INLINE });
          });
        }
        nameIt(editor, this);
        this.on("edit", () => editor.deskBar.enter(this));
      },
    });
  }

  // Made, changed, removed

  const picture = ({ id, src, alt, caption }, size = "") =>
    `<figure class="${["gambar", size].filter(Boolean).join(" ")}"><img data-gambar="${id}" src="${escape(src)}" alt="${escape(alt)}"><figcaption>${caption}</figcaption></figure>`;
  const plain = (chosen) => ({ ...chosen, caption: escape(chosen.caption) });

  const MARKUP = {
    gambar: ([chosen], size) => picture(plain(chosen), size),
    galeri: (chosen, caption) => `<figure class="galeri">${chosen.map((each) => picture(each.html === undefined ? plain(each) : { ...each, caption: each.html })).join("")}<figcaption>${escape(caption)}</figcaption></figure>`,
    video: ({ named, caption }) => `<figure class="video" data-video="${named}"><figcaption>${escape(caption)}</figcaption></figure>`,
    lampiran: ({ id }, label) => `<figure class="lampiran" data-dokumen="${id}"><figcaption>${escape(label)}</figcaption></figure>`,
  };

  function newLine(editor, widget, before = false) {
    const line = new CKEDITOR.dom.element("p", editor.document);
    line.appendBogus();
    line[before ? "insertBefore" : "insertAfter"](widget.wrapper);
    return line;
  }

  /* Put `markup` behind the paragraph, list or table that the cursor is in, or in place of `old`. */
  function place(editor, name, markup, old = null) {
    editor.focus();
    editor.fire("saveSnapshot");
    const element = CKEDITOR.dom.element.createFromHtml(markup, editor.document);
    const path = editor.elementPath();
    const top = old?.wrapper ?? path?.elements.filter((each) => each.getParent()?.equals(editor.editable()))[0];
    if (old || (top?.is("p") && !top.getText().trim())) element.replace(top);
    else if (top) element.insertAfter(top);
    else editor.editable().append(element);
    if (old) editor.widgets.checkWidgets();
    const widget = editor.widgets.initOn(element, name);
    if (!widget.wrapper.getNext()) newLine(editor, widget);
    widget.focus();
    widget.wrapper.scrollIntoView();
    editor.fire("saveSnapshot");
    editor.fire("change");
    return widget;
  }

  const sizeOf = (widget) => SIZES.find((size) => widget.element.hasClass(size)) ?? "";

  function resize(editor, widget, size) {
    editor.fire("saveSnapshot");
    for (const each of SIZES) widget.element[each === size ? "addClass" : "removeClass"](each);
    editor.fire("saveSnapshot");
    editor.fire("change");
  }

  function remove(editor, widget) {
    editor.fire("saveSnapshot");
    const next = widget.wrapper.getNext() ?? newLine(editor, widget);
    widget.wrapper.remove();
    editor.widgets.checkWidgets();
    const range = editor.createRange();
    range.moveToElementEditStart(next);
    range.select();
    editor.focus();
    editor.fire("saveSnapshot");
    editor.fire("change");
  }

  function picturesIn(widget) {
    return [...widget.element.$.querySelectorAll("figure.gambar")].map((figure) => {
      const image = figure.querySelector("img");
      const caption = figure.querySelector("figcaption");
      return { id: Number(image.dataset.gambar), src: image.getAttribute("src"), alt: image.alt, caption: caption?.textContent.trim() ?? "", html: caption?.innerHTML ?? "" };
    });
  }

  /* A caption that was not touched keeps its links. */
  function withLinks(given, chosen) {
    return chosen.map((each) => {
      const known = given.find(({ id }) => id === each.id);
      return known && known.caption === each.caption ? { ...each, html: known.html } : each;
    });
  }

  const WINDOWS = {
    gambar: (editor, old) => pickPictures(editor, { insert: (chosen) => place(editor, "gambar", MARKUP.gambar(chosen, old ? sizeOf(old) : ""), old) }),
    galeri(editor, old) {
      const given = old ? picturesIn(old) : [];
      const caption = old ? captionsOf(old).at(-1).textContent.trim() : "";
      pickPictures(editor, { several: true, given, caption, insert: (chosen, text) => place(editor, "galeri", MARKUP.galeri(withLinks(given, chosen), text), old) });
    },
    video: (editor, old) => videoWindow(editor, { caption: old ? captionsOf(old)[0].textContent.trim() : "", insert: (video) => place(editor, "video", MARKUP.video(video), old) }),
    lampiran: (editor, old) => pickDocument(editor, { label: old ? captionsOf(old)[0].textContent.trim() : "", insert: (chosen, label) => place(editor, "lampiran", MARKUP.lampiran(chosen, label), old) }),
  };

  const BUTTONS = { gambar: "Gambar", galeri: "Galeri", video: "Video", lampiran: "Lampiran" };

  CKEDITOR.plugins.add("deskfigures", {
    requires: "widget",
    init(editor) {
      // What the libraries say of the pictures and documents that were chosen here.
      editor.deskCaptions = new Map();
      editor.deskTitles = new Map();
      for (const [name, button] of Object.entries(BUTTONS)) {
        define(editor, name);
        editor.addCommand(`desk-${name}`, { exec: () => WINDOWS[name](editor, null), async: true, canUndo: false });
        editor.ui.addButton(button, { label: editor.config.desk.words[name], command: `desk-${name}`, toolbar: "desk" });
      }
      editor.on("change", () => hintAll(editor));
      // A table or a line is put below a figure that is chosen, not in its place.
      editor.on("insertElement", () => {
        const { focused } = editor.widgets;
        if (focused && focused.name in UPCASTS) editor.deskFigures.below(focused);
      }, null, null, 1);
      editor.on("contentDom", () => setTimeout(() => editor.status === "ready" && hintAll(editor)));
      editor.deskFigures = {
        place: (name, markup, old) => place(editor, name, markup, old),
        picture,
        sizes: ["", ...SIZES],
        sizeOf,
        resize: (widget, size) => resize(editor, widget, size),
        remove: (widget) => remove(editor, widget),
        change: (widget) => WINDOWS[widget.name](editor, widget),
        below(widget) {
          editor.fire("saveSnapshot");
          const range = editor.createRange();
          range.moveToElementEditStart(newLine(editor, widget));
          range.select();
          editor.focus();
          editor.fire("saveSnapshot");
        },
        /* Every picture of that number in the text. */
        describe(id, alt) {
          for (const image of editor.editable().$.querySelectorAll(`img[data-gambar="${id}"]`)) image.alt = alt;
          editor.fire("saveSnapshot");
          editor.fire("change");
        },
      };
      figureBar(editor, Object.keys(BUTTONS));
    },
  });
})();
