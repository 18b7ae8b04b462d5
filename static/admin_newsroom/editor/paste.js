/* Pasting and dropping: what arrives is tidied, what was left behind is told, bold lines are offered as sub-headings. */
(() => {
  "use strict";

  if (!window.CKEDITOR) return;
  const { CKEDITOR } = window;
  const { make, fill, icon, tidy } = window.deskEditor;

  /* Beneath the editor: one note at a time, with what can be done about it. */
  function notes(editor) {
    const { words } = editor.config.desk;
    const note = make("div", { class: "desk-editor-note", role: "status", hidden: true });
    editor.on("instanceReady", () => editor.container.$.after(note));
    const close = () => { note.hidden = true; editor.focus(); };
    return {
      tell(...parts) {
        note.replaceChildren(make("div", {}, ...parts.map((part) => (typeof part === "string" ? make("p", {}, part) : part))), make("button", { type: "button", "aria-label": words.dismiss, onclick: close }, icon("close")));
        note.hidden = false;
        note.scrollIntoView({ block: "nearest" });
      },
      clear() { note.hidden = true; },
    };
  }

  function leftBehind(left, words) {
    const hosts = [...new Set(left.remote)];
    const parts = [
      left.look && words.look,
      left.underline && words.underline,
      left.empty && fill(words.empty, { n: left.empty }),
      left.remote.length && fill(words.remote, { n: left.remote.length, hosts: hosts.slice(0, 3).join(", ") }),
      left.local && fill(words.local, { n: left.local }),
      left.frames && fill(words.frames, { n: left.frames }),
      left.links && fill(words.links, { n: left.links }),
      left.layout && words.layout,
      left.comments && words.comments,
      left.deleted && words.deleted,
    ].filter(Boolean);
    return parts.length ? fill(words.dropped, { what: parts.join(", ") }) : "";
  }

  /* The lines that looked like sub-headings become some; by the same button, or by Ctrl+Z, they are as they were. */
  function offer(editor, count) {
    const { words } = editor.config.desk;
    const line = make("p", {}, fill(words.headings, { n: count }));
    const button = make("button", { type: "button", class: "desk-button" }, words.makeHeadings);
    let made = [];

    function makeThem() {
      editor.fire("saveSnapshot");
      for (const element of editor.editable().find("p[data-cke-calon]").toArray()) {
        const before = element.getHtml();
        for (const strong of element.find("strong").toArray()) strong.remove(true);
        element.renameNode("h2");
        made.push([element, before, element.getAttribute("class")]);
        for (const name of ["class", "data-cke-calon"]) element.removeAttribute(name);
      }
      editor.fire("saveSnapshot");
      editor.fire("change");
    }

    function giveBack() {
      editor.fire("saveSnapshot");
      for (const [element, before, classes] of made) {
        if (!element.$.isConnected) continue;
        element.renameNode("p");
        element.setHtml(before);
        if (classes) element.setAttribute("class", classes);
        element.setAttribute("data-cke-calon", "");
      }
      made = [];
      editor.fire("saveSnapshot");
      editor.fire("change");
    }

    button.addEventListener("click", () => {
      if (made.length) giveBack();
      else makeThem();
      line.textContent = fill(made.length ? words.madeHeadings : words.headings, { n: made.length || count });
      button.textContent = made.length ? words.undoHeadings : words.makeHeadings;
    });
    return make("div", { class: "desk-editor-offer" }, line, button);
  }

  function fileOf(address) {
    const [, type, data] = address.match(/^data:(image\/[\w.+-]+);base64,(.*)$/is) ?? [];
    if (!data) return null;
    try {
      const bytes = Uint8Array.from(atob(data.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
      return new File([bytes], `tempelan.${type.split("/")[1].replace("jpeg", "jpg")}`, { type });
    } catch {
      return null;
    }
  }

  function files(transfer) {
    return Array.from({ length: transfer.getFilesCount() }, (_nothing, at) => transfer.getFile(at)).filter(Boolean);
  }

  const hasWords = (markup) => /\S/.test(new DOMParser().parseFromString(markup, "text/html").body.textContent.replace(/\u00a0/g, " "));

  function takeFiles(editor, found) {
    const { words } = editor.config.desk;
    for (const file of found) {
      if (!editor.deskUploads) editor.deskNote.tell(words.notHere);
      else if (!file.type.startsWith("image/")) editor.deskNote.tell(fill(words.notPicture, { name: file.name }));
      else editor.deskUploads.take(file);
    }
  }

  CKEDITOR.plugins.add("deskpaste", {
    requires: "clipboard",
    init(editor) {
      const { words } = editor.config.desk;
      editor.deskNote = notes(editor);
      let arriving = null;

      editor.on("paste", (event) => {
        const { dataTransfer: transfer } = event.data;
        if (!transfer || transfer.getTransferType(editor) !== CKEDITOR.DATA_TRANSFER_EXTERNAL) return;
        const found = files(transfer);
        // Programs send a picture of the words along with the words.
        if (!found.length || hasWords(transfer.getData("text/html", true) ?? "")) return;
        event.cancel();
        takeFiles(editor, found);
      }, null, null, 0);

      editor.on("paste", (event) => {
        const { data } = event;
        arriving = null;
        if (data.type === "text" || !data.dataValue) return;
        if (data.dataTransfer?.getTransferType(editor) === CKEDITOR.DATA_TRANSFER_INTERNAL) return;
        arriving = tidy(data.dataValue, { canHold: Boolean(editor.deskUploads) });
        data.dataValue = arriving.html;
        data.type = "html";
        if (!arriving.html) setTimeout(() => finish());
      }, null, null, 2);

      function finish() {
        if (!arriving) return;
        const { left, uploads, headings } = arriving;
        arriving = null;
        for (const mark of editor.editable().find("[data-cke-unggah]").toArray()) {
          const file = fileOf(uploads[Number(mark.getAttribute("data-cke-unggah"))] ?? "");
          if (file) editor.deskUploads.take(file, mark);
          else { left.local += 1; mark.remove(); }
        }
        const told = [leftBehind(left, words), headings && offer(editor, headings)].filter(Boolean);
        if (told.length) editor.deskNote.tell(...told);
        else editor.deskNote.clear();
      }
      editor.on("afterPaste", finish);
    },
  });
})();
