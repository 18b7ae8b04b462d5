/* The editor in the admin's own words and light: its toolbar, the text, its panels and its dialogs. */
(() => {
  "use strict";

  if (!window.CKEDITOR) return;
  const { CKEDITOR } = window;
  const page = document.documentElement;

  /* Colours of the page go into a document that the editor made. */
  function paint(inside) {
    const root = inside?.documentElement;
    if (!root) return;
    const dark = page.classList.contains("dark");
    root.classList.toggle("dark", dark);
    root.classList.toggle("light", !dark);
    const accent = getComputedStyle(page).getPropertyValue("--desk-accent").trim();
    if (accent) root.style.setProperty("--accent", accent);
  }

  const inside = (frame) => { try { return frame.contentDocument; } catch { return null; } };

  function paintAll() {
    for (const editor of Object.values(CKEDITOR.instances)) paint(editor.document?.$);
    for (const frame of document.querySelectorAll("iframe.cke_panel_frame")) paint(inside(frame));
  }
  new MutationObserver(paintAll).observe(page, { attributeFilter: ["class"] });

  /* Lists and menus open in frames of their own, with the editor's stylesheet alone. */
  function dress(frame, href) {
    const panel = inside(frame);
    if (!panel?.head) return;
    paint(panel);
    if (panel.querySelector("link[data-desk]")) return;
    panel.head.append(Object.assign(panel.createElement("link"), { rel: "stylesheet", href }));
    panel.head.lastElementChild.dataset.desk = "";
  }

  function watchPanels(href) {
    new MutationObserver(() => {
      for (const frame of document.querySelectorAll("iframe.cke_panel_frame")) {
        dress(frame, href);
        if (frame.deskWatched) continue;
        frame.deskWatched = true;
        frame.addEventListener("load", () => dress(frame, href));
      }
    }).observe(document.body, { childList: true, subtree: true });
  }

  function translate(editor) {
    for (const [part, words] of Object.entries(editor.config.desk.lang)) {
      if (editor.lang[part]) Object.assign(editor.lang[part], words);
    }
    editor.lang.editor = editor.lang.application = editor.lang.editorPanel = editor.config.title;
  }

  CKEDITOR.on("instanceCreated", ({ editor }) => {
    // Its configuration is there by then, and its words are not used yet.
    editor.on("langLoaded", () => { if (editor.config.desk) translate(editor); });
  });

  let watched = false;
  CKEDITOR.plugins.add("desklook", {
    init(editor) {
      if (!watched) watchPanels(editor.config.desk.panelCss);
      watched = true;
      editor.on("contentDom", () => paint(editor.document.$));
      // Over the whole screen the editor strips the page of its classes, and so of its light.
      let classes = "";
      editor.on("beforeCommandExec", ({ data }) => { if (data.name === "maximize") classes = page.className; });
      editor.on("maximize", ({ data }) => { if (data === CKEDITOR.TRISTATE_ON) page.className = classes; });
      editor.on("instanceReady", () => {
        document.querySelector(`label[for="${editor.name}"]`)?.addEventListener("click", () => editor.focus());
      });
    },
  });
})();
