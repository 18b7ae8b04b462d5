/* Hints of style beside an open form: asked for a few seconds after typing stops, each leading to its place.
   Nothing waits for them, and a line that is down is no alarm. */
(() => {
  "use strict";

  const panel = document.getElementById("gaya");
  const form = document.getElementById("article_form");
  if (!panel || !form) return;
  const given = JSON.parse(document.getElementById("style-data").textContent);
  const words = panel.dataset;
  const part = (name) => panel.querySelector(`[data-${name}]`);
  const [list, count, said, again, heard] = ["hints", "count", "said", "again", "heard"].map(part);
  const fold = panel.querySelector("details");
  const PAUSE = 2500;
  const ASK_LINKS_AGAIN = [4000, 10000, 30000];
  const FIELDS = ["headline", "summary", "dateline", "body", "kind", "sign_off", "lead_caption", "lead_image"];

  let hints = given.hints;
  let timer = 0;
  let busy = false;
  let asked = "";
  let linkRounds = 0;
  let toldCount = null;

  // Waved away: kept in this browser, for this text.

  const AWAY = `gaya:${given.article}`;
  const nameOf = (hint) => [hint.rule, hint.field, hint.picture ?? "", hint.words || hint.sentence].join("|");
  let away = new Set(given.article ? read() : []);

  function read() {
    try { return JSON.parse(localStorage.getItem(AWAY)) ?? []; } catch { return []; }
  }

  function keepAway() {
    if (!given.article) return;
    try {
      if (away.size) localStorage.setItem(AWAY, JSON.stringify([...away]));
      else localStorage.removeItem(AWAY);
    } catch { /* a full or forbidden store: only this page remembers */ }
  }

  // Shown

  const make = (tag, properties, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };

  function row(hint) {
    const go = make("button", { type: "button", className: "style-go" }, make("span", { textContent: hint.sentence }));
    if (hint.words && !hint.sentence.includes(hint.words)) go.append(make("span", { className: "style-words", textContent: hint.words }));
    go.addEventListener("click", () => lead(hint));
    const item = make("li", { title: hint.name }, go);
    if (hint.blocks) {
      item.classList.add("style-blocks");
      item.append(make("small", { textContent: words.blocks }));
    } else {
      const icon = make("span", { className: "material-symbols-outlined", textContent: "close" });
      icon.setAttribute("aria-hidden", "true");
      const ignore = make("button", { type: "button", className: "style-ignore", title: words.ignore }, icon);
      ignore.setAttribute("aria-label", words.ignoring.replace("{sentence}", hint.sentence));
      ignore.addEventListener("click", () => wave(hint, item));
      item.append(ignore);
    }
    return item;
  }

  function wave(hint, item) {
    const near = item.nextElementSibling ?? item.previousElementSibling;
    const place = near && [...list.children].indexOf(near) - (near === item.nextElementSibling ? 1 : 0);
    away.add(nameOf(hint));
    keepAway();
    show();
    (list.children[place]?.querySelector("button") ?? again).focus();
  }

  again.addEventListener("click", () => {
    for (const hint of hints) away.delete(nameOf(hint));
    keepAway();
    show();
    list.querySelector("button")?.focus();
  });

  function show() {
    const shown = hints.filter((hint) => hint.blocks || !away.has(nameOf(hint)));
    const held = list.contains(document.activeElement) ? [...list.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    list.replaceChildren(...shown.map(row));
    if (held >= 0) (list.querySelectorAll("button")[held] ?? fold.querySelector("summary")).focus();
    const hidden = hints.length - shown.length;
    again.hidden = !hidden;
    again.textContent = words.ignored.replace("{n}", hidden);
    const sentence = shown.length ? words.one.replace("{n}", shown.length) : words.none;
    count.textContent = sentence;
    if (toldCount !== null && toldCount !== shown.length) heard.textContent = `${panel.querySelector("h2").textContent}: ${sentence}`;
    toldCount = shown.length;
  }

  // Asked

  function typed() {
    const all = window.deskForm.values(form);
    const body = new FormData();
    for (const name of FIELDS) if (name in all) body.append(name, all[name][0] ?? "");
    return body;
  }

  const spelled = (body) => JSON.stringify([...body]);

  async function ask(forLinks = false) {
    if (busy) { later(); return; }
    const body = typed();
    const now = spelled(body);
    if (now === asked && !forLinks) return;
    body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    if (given.article) body.append("article", given.article);
    busy = true;
    try {
      const answer = await fetch(words.check, { method: "POST", body, redirect: "error", signal: AbortSignal.timeout(40000) });
      if (!answer.ok) throw new Error(answer.status);
      const found = await answer.json();
      if (!forLinks) linkRounds = 0;
      asked = now;
      said.textContent = "";
      // What was typed meanwhile is asked about in its turn; an older answer would point beside it.
      if (spelled(typed()) === now) { hints = found.hints; show(); }
      if (found.waiting && linkRounds < ASK_LINKS_AGAIN.length) {
        said.textContent = words.checking;
        setTimeout(() => ask(true), ASK_LINKS_AGAIN[linkRounds]);
        linkRounds += 1;
      }
    } catch {
      said.textContent = words.away;
    } finally {
      busy = false;
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!document.hidden && navigator.onLine) ask(); }, PAUSE);
  }

  // Leading there

  const editors = () => Object.values(window.CKEDITOR?.instances ?? {}).filter((editor) => editor.mode === "wysiwyg");
  const BLANK = /[\s\u200b\ufeff]/;

  /* The nth place where the words stand, whatever white space and elements stand between their letters. */
  function find(root, sought, nth) {
    const wanted = [...sought].filter((letter) => !BLANK.test(letter)).join("");
    const places = [];
    let text = "";
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let index = 0; index < node.data.length; index += 1) {
        if (BLANK.test(node.data[index])) continue;
        text += node.data[index];
        places.push([node, index]);
      }
    }
    let start = wanted ? text.indexOf(wanted) : -1;
    for (let left = nth; left > 0 && start >= 0; left -= 1) {
      const next = text.indexOf(wanted, start + wanted.length);
      if (next < 0) break;
      start = next;
    }
    return start < 0 ? null : [places[start], places[start + wanted.length - 1]];
  }

  function openPart(element) {
    const part = element.closest(".desk-panel[hidden]");
    if (part) document.querySelector(`.desk-tabs a[data-panel="${part.dataset.panel}"]`)?.click();
  }

  function inBody(hint) {
    const [editor] = editors();
    if (!editor) return inField(hint);
    openPart(editor.container.$);
    editor.container.$.scrollIntoView({ block: "nearest" });
    editor.focus();
    const root = editor.document.$.body;
    const picture = hint.picture && root.querySelector(`[data-gambar="${hint.picture}"]`);
    if (picture) {
      const element = new window.CKEDITOR.dom.element(picture);
      const widget = editor.widgets?.getByElement(element);
      if (widget) widget.focus();
      else editor.getSelection().selectElement(element);
      picture.scrollIntoView({ block: "center" });
      if (widget?.name === "gambar" && editor.deskBar) editor.deskBar.describe(widget);
      return true;
    }
    if (!hint.words) return true;
    const found = find(root, hint.words, hint.nth);
    if (!found) return false;
    const [[first, from], [last, to]] = found;
    // The editor's own range: to a selection made past it, it would come back from the one it remembers.
    const range = editor.createRange();
    range.setStart(new window.CKEDITOR.dom.text(first), from);
    range.setEnd(new window.CKEDITOR.dom.text(last), to + 1);
    range.select();
    first.parentElement.scrollIntoView({ block: "center" });
    return true;
  }

  function inField(hint) {
    const field = form.querySelector(`[name="${hint.field}"]`);
    if (!field) return false;
    openPart(field);
    const seen = field.matches(".select2-hidden-accessible") ? field.parentElement.querySelector(".select2-selection") ?? field : field;
    seen.scrollIntoView({ block: "center" });
    seen.focus();
    const start = hint.words && "value" in field ? field.value.indexOf(hint.words) : -1;
    if (start >= 0 && field.setSelectionRange) field.setSelectionRange(start, start + hint.words.length);
    return true;
  }

  function lead(hint) {
    const found = hint.field === "body" ? inBody(hint) : inField(hint);
    said.textContent = found ? "" : words.moved;
  }

  // Listening

  function listen(editor) {
    editor.on("change", later);
    // What a spelling aid or a spoken word puts in is no change to the editor.
    const watch = () => editor.editable()?.attachListener(editor.editable(), "input", later);
    editor.on("contentDom", watch);
    watch();
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  window.django?.jQuery?.(form).on("change", later);
  Object.values(window.CKEDITOR?.instances ?? {}).forEach(listen);
  window.CKEDITOR?.on("instanceReady", ({ editor }) => listen(editor));
  addEventListener("online", later);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) later(); });

  // Folded where it stands above the text and would push it away.
  if (!matchMedia("(min-width: 80rem)").matches) fold.open = false;
  show();
  addEventListener("load", () => {
    if (document.querySelector(".remarks:not([data-quiet])")) fold.open = false;
    if (given.article) later();
  });
})();
