/* Remarks beside a text: sent without leaving the page, tied to a passage, with suggestions of who can be mentioned. */
(() => {
  "use strict";

  const beside = document.querySelector(".remarks");
  if (!beside) return;
  const panel = beside.querySelector("[data-remarks]");
  const said = beside.querySelector(".remarks-said");
  const heard = beside.querySelector(".remarks-heard");
  const words = beside.dataset;
  const wide = matchMedia("(min-width: 80rem)");
  const all = (selector, root = panel) => [...root.querySelectorAll(selector)];
  const editors = () => Object.values(window.CKEDITOR?.instances ?? {}).filter((editor) => editor.mode === "wysiwyg");
  const frameOf = (editor) => editor.window?.getFrame()?.$;
  const say = (sentence) => { said.textContent = sentence; };

  /* Beside the text on a wide screen, where it can be put away; below it on a narrow one. */

  const toggles = () => document.querySelectorAll('a[href="#catatan"]');

  // Put away it stays away on this text, until something is said anew.
  const AWAY = `remarks:${location.pathname}`;
  const count = () => panel.firstElementChild.dataset.openCount;

  function show(focus) {
    beside.removeAttribute("data-quiet");
    sessionStorage.removeItem(AWAY);
    for (const toggle of toggles()) toggle.setAttribute("aria-expanded", "true");
    if (!focus) return;
    if (!wide.matches) beside.scrollIntoView({ block: "start" });
    focus.focus({ preventScroll: !wide.matches && focus === beside });
  }

  function putAway() {
    beside.setAttribute("data-quiet", "");
    sessionStorage.setItem(AWAY, count());
    const [toggle] = toggles();
    for (const each of toggles()) each.setAttribute("aria-expanded", "false");
    toggle?.focus();
  }

  function drawer() {
    const close = beside.querySelector("[data-remarks-close]");
    if (!close) return;
    close.hidden = false;
    beside.toggleAttribute("data-quiet", count() === "0" || sessionStorage.getItem(AWAY) === count());
    close.addEventListener("click", putAway);
    for (const toggle of toggles()) {
      toggle.setAttribute("aria-expanded", String(!beside.hasAttribute("data-quiet")));
      toggle.setAttribute("aria-controls", "catatan");
      toggle.addEventListener("click", (event) => {
        event.preventDefault();
        if (wide.matches && !beside.hasAttribute("data-quiet")) putAway();
        else show(beside);
      });
    }
    beside.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && wide.matches) putAway();
    });
  }

  /* What an address such as "#catatan-12" names, also where it is folded away. */
  function arrive() {
    const [, name] = location.hash.match(/^#(catatan(?:-\d+)?)$/) ?? [];
    const place = name && document.getElementById(name);
    if (!place || !beside.contains(place)) return;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    show(place);
    place.scrollIntoView({ block: "nearest" });
  }

  /* Sending. What is typed in other answers stays when the panel comes back new. */

  function keep() {
    const typed = all("form[data-key]").map((form) => [form.dataset.key, new FormData(form)]);
    const folds = all("details[data-key]").map((fold) => [fold.dataset.key, fold.open]);
    return (sent) => {
      for (const [key, open] of folds) {
        const fold = panel.querySelector(`details[data-key="${key}"]`);
        if (fold && key !== sent) fold.open ||= open;
      }
      for (const [key, data] of typed) {
        const form = panel.querySelector(`form[data-key="${key}"]`);
        if (!form || key === sent) continue;
        for (const field of form.elements) {
          if (field.matches("textarea")) field.value = data.get(field.name) ?? "";
          if (field.matches("[type=checkbox]")) field.checked = data.getAll(field.name).includes(field.value);
        }
        for (const fold of all("details", form)) fold.open ||= [...fold.querySelectorAll("textarea, :checked")].some((field) => field.value);
      }
    };
  }

  function renew(html, form, refused) {
    const restore = keep();
    const place = form.closest(".remark")?.id;
    panel.innerHTML = html;
    restore(form.dataset.key ?? "");
    prepare();
    const inner = panel.firstElementChild;
    say(refused ? "" : inner.dataset.sentence ?? "");
    for (const number of document.querySelectorAll("[data-remarks-count]")) number.textContent = count();
    const again = refused && panel.querySelector(`form[data-key="${form.dataset.key}"] textarea[name=text]`);
    (again || document.getElementById(place ?? "") || beside).focus({ preventScroll: !again });
  }

  async function send(form) {
    const button = form.querySelector("[type=submit]");
    if (button.disabled) return;
    button.disabled = true;
    try {
      const response = await fetch(form.action, {
        method: "POST", body: new FormData(form), headers: { "X-Panel": "1" }, redirect: "error",
      });
      if (response.ok || response.status === 422) renew(await response.text(), form, !response.ok);
      else fail(form, response.status === 404 ? words.gone : words.away);
    } catch {
      fail(form, words.away);
    } finally {
      button.disabled = false;
    }
  }

  function fail(form, sentence) {
    form.querySelector(".remark-problems")?.remove();
    const problem = Object.assign(document.createElement("div"), { className: "remark-problems" });
    problem.setAttribute("role", "alert");
    form.prepend(problem);
    problem.append(Object.assign(document.createElement("p"), { textContent: sentence }));
  }

  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });

  /* A passage: taken from what is selected. */

  const BLANK = /[\s\u200b\ufeff]/;
  const READ = ".desk-reading";
  const TYPED = "#article_form :is(textarea, input[type=text])";
  let picked = "";
  const pick = Object.assign(document.createElement("button"), {
    type: "button", className: "remark-pick desk-button", textContent: words.pick, hidden: true,
  });

  function tidy(text) { return text.replace(/[\u200b\ufeff]/g, "").replace(/\s+/g, " ").trim(); }

  /* Text and box of the selection in the text that is read, in a field, or in the editor. */
  function selected() {
    const field = document.activeElement;
    if (field?.matches(TYPED)) {
      return { text: tidy(field.value.slice(field.selectionStart, field.selectionEnd)), box: field.getBoundingClientRect() };
    }
    const frame = editors().map(frameOf).find((each) => each && each === field);
    const view = frame ? frame.contentWindow : window;
    const selection = view.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return { text: "" };
    const range = selection.getRangeAt(0);
    const around = range.commonAncestorContainer;
    const inside = (around.nodeType === 1 ? around : around.parentElement)?.closest(READ);
    if (!frame && !inside) return { text: "" };
    const box = range.getBoundingClientRect();
    const shift = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { text: tidy(selection.toString()), box: { left: box.left + shift.left, bottom: box.bottom + shift.top } };
  }

  function offer() {
    const { text, box } = selected();
    if (text) picked = text;
    pick.hidden = text.length < 3;
    if (pick.hidden) return;
    const room = document.documentElement;
    pick.style.left = `${Math.max(8, Math.min(box.left, room.clientWidth - pick.offsetWidth - 8))}px`;
    pick.style.top = `${Math.max(8, Math.min(box.bottom + 8, room.clientHeight - pick.offsetHeight - 8))}px`;
  }

  function take() {
    const text = selected().text || picked;
    pick.hidden = true;
    if (!text) { show(beside); say(words.nothing); return; }
    const field = panel.querySelector("[name=quote]");
    field.value = text;
    field.closest("details").open = true;
    say("");
    show(panel.querySelector("form[data-key=new] [name=text]"));
  }

  function shortcut(event) {
    if (event.ctrlKey && event.altKey && event.code === "KeyM") { event.preventDefault(); take(); }
  }

  function watch(target) {
    target.addEventListener("keydown", shortcut);
    let pause;
    target.addEventListener("selectionchange", () => { clearTimeout(pause); pause = setTimeout(offer, 250); });
    target.addEventListener("scroll", () => { pick.hidden = true; }, { capture: true, passive: true });
  }

  function picking() {
    if (!document.querySelector(`${READ}, ${TYPED}`)) return;
    document.body.append(pick);
    // Not on the way down: that would take the selection away.
    pick.addEventListener("mousedown", (event) => event.preventDefault());
    pick.addEventListener("click", take);
    watch(document);
    const enter = (editor) => { if (editor.document) watch(editor.document.$); };
    window.CKEDITOR?.on("instanceReady", ({ editor }) => { enter(editor); editor.on("contentDom", () => enter(editor)); });
    editors().forEach(enter);
  }

  /* A passage: found again, whatever white space and elements stand between its letters. */

  function find(root, quote) {
    const wanted = [...quote].filter((letter) => !BLANK.test(letter)).join("");
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
    const start = wanted ? text.indexOf(wanted) : -1;
    if (start < 0) return null;
    const range = root.ownerDocument.createRange();
    range.setStart(...places[start]);
    const [node, index] = places[start + wanted.length - 1];
    range.setEnd(node, index + 1);
    return range;
  }

  function reveal(element) {
    const part = element.closest(".desk-panel[hidden]");
    if (part) document.querySelector(`.desk-tabs a[data-panel="${part.dataset.panel}"]`)?.click();
    element.scrollIntoView({ block: "center" });
  }

  function inReading(quote) {
    const root = document.querySelector(READ);
    const range = root && find(root, quote);
    if (!range) return false;
    if (window.Highlight && CSS.highlights) CSS.highlights.set("remark", new Highlight(range));
    else { getSelection().removeAllRanges(); getSelection().addRange(range); }
    reveal(range.startContainer.parentElement);
    return true;
  }

  function inFields(quote) {
    for (const field of document.querySelectorAll(TYPED)) {
      const start = field.value.indexOf(quote);
      // Behind an editor stands a field that nobody sees.
      if (start < 0 || window.CKEDITOR?.instances[field.id]?.mode === "wysiwyg") continue;
      reveal(field);
      field.focus();
      field.setSelectionRange(start, start + quote.length);
      return true;
    }
    return false;
  }

  function inEditor(quote) {
    for (const editor of editors()) {
      const range = find(editor.document.$.body, quote);
      if (!range) continue;
      reveal(editor.container.$);
      editor.focus();
      // The editor's own range: to a selection made past it, it would come back from the one it remembers.
      const chosen = editor.createRange();
      chosen.setStart(new window.CKEDITOR.dom.text(range.startContainer), range.startOffset);
      chosen.setEnd(new window.CKEDITOR.dom.text(range.endContainer), range.endOffset);
      chosen.select();
      range.startContainer.parentElement.scrollIntoView({ block: "center" });
      return true;
    }
    return false;
  }

  function point(quote, moved) {
    const found = inReading(quote) || inFields(quote) || inEditor(quote);
    moved.hidden = found;
    say(found ? "" : words.moved);
    if (found) picked = "";
    setTimeout(() => { pick.hidden = true; }, 300);
  }

  /* Who can be mentioned, while a name is typed after @. */

  function mentions(field) {
    const people = all("[name=mentioned]").map(({ dataset }) => dataset);
    if (!people.length) return;
    const list = Object.assign(document.createElement("ul"), { className: "remark-suggestions", id: `${field.id}-people`, hidden: true });
    list.setAttribute("role", "listbox");
    field.after(list);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    let active = 0;
    const typed = () => field.value.slice(0, field.selectionStart).match(/(?:^|[^\w@.+-])@([\w.+-]*)$/)?.[1];

    function mark(index) {
      active = (index + list.children.length) % list.children.length;
      for (const [at, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(at === active));
      field.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }

    function fold() {
      list.hidden = true;
      field.removeAttribute("aria-activedescendant");
    }

    function choose(person) {
      const before = field.value.slice(0, field.selectionStart).replace(/[\w.+-]*$/, "");
      const after = field.value.slice(field.selectionStart);
      field.value = `${before}${person.username} ${after.trimStart()}`;
      field.setSelectionRange(before.length + person.username.length + 1, before.length + person.username.length + 1);
      fold();
      field.focus();
    }

    function suggest() {
      const begun = typed()?.toLowerCase();
      const fitting = begun === undefined ? [] : people.filter(({ name, username, initials }) =>
        [username, initials, ...name.split(" ")].some((word) => word.toLowerCase().startsWith(begun))).slice(0, 8);
      if (!fitting.length) { fold(); return; }
      list.replaceChildren(...fitting.map((person, index) => {
        const option = Object.assign(document.createElement("li"), { id: `${list.id}-${index}` });
        option.setAttribute("role", "option");
        option.append(Object.assign(document.createElement("b"), { textContent: person.name }), ` @${person.username}`);
        option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(person); });
        return option;
      }));
      list.hidden = false;
      mark(0);
      heard.textContent = words.people.replace("{n}", fitting.length);
    }

    field.addEventListener("input", suggest);
    field.addEventListener("blur", fold);
    field.addEventListener("keydown", (event) => {
      if (list.hidden || event.ctrlKey || event.metaKey) return;
      const does = {
        ArrowDown: () => mark(active + 1),
        ArrowUp: () => mark(active - 1),
        Enter: () => list.children[active].dispatchEvent(new MouseEvent("mousedown")),
        Tab: () => list.children[active].dispatchEvent(new MouseEvent("mousedown")),
        Escape: fold,
      }[event.key];
      if (!does) return;
      event.preventDefault();
      event.stopPropagation();
      does();
    });
  }

  /* After each renewal. */
  function prepare() {
    all("textarea[data-mentions]").forEach(mentions);
    const beside_text = document.querySelector(`${READ}, ${TYPED}`);
    for (const button of all("[data-remarks-pick]")) {
      button.hidden = !beside_text;
      button.addEventListener("click", take);
    }
    for (const quote of beside_text ? all("[data-quote]") : []) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: quote.textContent, title: words.find });
      button.addEventListener("click", () => point(quote.dataset.quote, quote.nextElementSibling));
      quote.replaceChildren(button);
    }
    for (const fold of all(".remark-reply")) {
      fold.addEventListener("toggle", () => { if (fold.open) fold.querySelector("textarea").focus(); });
    }
  }

  prepare();
  drawer();
  picking();
  addEventListener("hashchange", arrive);
  addEventListener("load", arrive);
})();
