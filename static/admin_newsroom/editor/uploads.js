/* Pictures that are pasted or dragged in: on their way to the library they hold their place, then they are the text's. */
(() => {
  "use strict";

  if (!window.CKEDITOR) return;
  const { CKEDITOR } = window;
  const { fill, send } = window.deskEditor;
  const PLACE = "data-unggah";
  let last = 0;

  /* Never part of what is stored: the editor leaves out what is marked as temporary. */
  function placeholder(editor, key, file) {
    const element = new CKEDITOR.dom.element("figure", editor.document);
    element.setAttributes({ class: "unggahan", "data-cke-temp": 1, contenteditable: "false", [PLACE]: key });
    const image = new CKEDITOR.dom.element("img", editor.document);
    image.setAttributes({ src: URL.createObjectURL(file), alt: "" });
    const bar = new CKEDITOR.dom.element("progress", editor.document);
    bar.setAttributes({ max: 1, value: 0, "aria-label": fill(editor.config.desk.words.sending, { name: nameOf(editor, file) }) });
    element.append(image);
    element.append(bar);
    return element;
  }

  const nameOf = (editor, file) => file.name || editor.config.desk.words.unnamed;

  function uploads(editor) {
    const { words, dialogs, doors } = editor.config.desk;
    // By key: what became of it. An undone step brings a placeholder back, and it is settled again.
    const outcomes = new Map();
    let busy = 0;
    let typed = 0;
    editor.on("key", () => { typed += 1; });

    const found = (key) => editor.editable()?.findOne(`[${PLACE}="${key}"]`);

    function settle(key) {
      const element = found(key);
      const outcome = outcomes.get(key);
      if (!element || !outcome || outcome.pending) return null;
      editor.fire("lockSnapshot", { dontUpdate: true });
      URL.revokeObjectURL(element.findOne("img").getAttribute("src"));
      let widget = null;
      if (outcome.picture) {
        const figure = CKEDITOR.dom.element.createFromHtml(editor.deskFigures.picture({ ...outcome.picture, caption: "" }), editor.document);
        figure.replace(element);
        widget = editor.widgets.initOn(figure, "gambar");
      } else {
        element.remove();
      }
      editor.fire("unlockSnapshot");
      editor.fire("saveSnapshot");
      editor.fire("change");
      return widget;
    }

    async function start(key, file) {
      const before = typed;
      outcomes.set(key, { pending: true });
      busy += 1;
      try {
        const picture = await send(doors.upload, { file }, {
          words: dialogs,
          progress: (part) => found(key)?.findOne("progress")?.setAttribute("value", part),
        });
        outcomes.set(key, { picture });
        editor.deskCaptions.set(picture.id, picture.caption);
        const widget = settle(key);
        if (widget && !picture.alt && !picture.is_decorative) editor.deskBar.await(widget, typed === before && editor.focusManager.hasFocus);
      } catch (refusal) {
        outcomes.set(key, { failed: true });
        settle(key);
        editor.deskNote.tell(fill(words.notIn, { name: nameOf(editor, file), why: refusal.message }));
      } finally {
        busy -= 1;
      }
    }

    /* The file takes the place of `element`, or stands where the cursor is. */
    function take(file, element = null) {
      const key = `${last += 1}`;
      const place = placeholder(editor, key, file);
      editor.fire("saveSnapshot");
      editor.fire("lockSnapshot", { dontUpdate: true });
      if (element) {
        place.replace(element);
      } else {
        const top = editor.elementPath()?.elements.filter((each) => each.getParent()?.equals(editor.editable()))[0];
        if (top) place.insertAfter(top);
        else editor.editable().append(place);
        if (top?.is("p") && !top.getText().trim()) top.remove();
      }
      if (!place.getNext()) {
        const line = new CKEDITOR.dom.element("p", editor.document);
        line.appendBogus();
        line.insertAfter(place);
      }
      const range = editor.createRange();
      range.moveToElementEditStart(place.getNext()) ? range.select() : null;
      editor.fire("unlockSnapshot");
      place.scrollIntoView();
      start(key, file);
    }

    editor.on("afterUndoImage", () => outcomes.forEach((_outcome, key) => settle(key)));
    editor.on("afterCommandExec", ({ data }) => {
      if (data.name === "undo" || data.name === "redo") for (const key of outcomes.keys()) settle(key);
    });
    // On its way a picture is not in the text yet.
    editor.element.$.form?.addEventListener("submit", (event) => {
      if (!busy) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      editor.deskNote.tell(fill(words.stillSending, { n: busy }));
    }, true);

    return { take };
  }

  CKEDITOR.plugins.add("deskuploads", {
    requires: "deskfigures",
    init(editor) { editor.deskUploads = uploads(editor); },
  });
})();
