/* While a text is open: what is typed goes to the site and stays in this browser, who else has it open is told,
   and Ctrl+S saves. Nothing here waits for the site, and a slow line is no alarm. */
(() => {
  "use strict";

  const given = document.getElementById("unsaved-data");
  if (!given) return;
  const data = JSON.parse(given.textContent);
  const form = data.reading ? null : document.getElementById("article_form");
  const copies = window.deskCopies;
  const PAUSE = 3000;
  const LONGEST = 15000;
  const BEAT = 10000;
  const { deskForm } = window;

  let number = 0;
  let loaded = null;
  let known = null;
  let restored = [];
  let typedAt = 0;
  let unsentSince = 0;
  let beatAt = 0;
  let waitUntil = 0;
  let failures = 0;
  let busy = null;
  let sending = false;
  let submitted = null;

  const version = () => Number(form?.querySelector("[name=_seen]")?.value ?? data.version) || 0;
  const snapshot = () => {
    const values = deskForm.values(form);
    return { values, labels: deskForm.labels(form), text: JSON.stringify(deskForm.canonical(values)) };
  };

  // In words

  const line = document.querySelector("[data-unsaved-status]");
  const spoken = document.querySelector("[data-unsaved-spoken]");
  let shown = "";

  function say(state, { at, sentence } = {}) {
    if (!line) return;
    for (const words of line.querySelectorAll("[data-state]")) words.hidden = words.dataset.state !== state;
    const words = line.querySelector(`[data-state="${state}"]`);
    if (at) words.querySelector("[data-hour]").textContent = hour(at);
    if (sentence) words.textContent = sentence;
    // Heard once for each change, not for each minute.
    if (state !== shown) spoken.textContent = words.textContent.trim().replace(/\s+/g, " ");
    shown = state;
  }

  const hour = (at) => new Date(at)
    .toLocaleTimeString("id", { hour: "2-digit", minute: "2-digit", timeZone: data.zone })
    .replace(":", ".");

  const presence = document.querySelector("[data-presence]");
  const moved = document.querySelector(".desk-moved");
  let told = data.version;

  function tellPeople(sentences) {
    if (!presence || JSON.stringify(sentences) === JSON.stringify([...presence.children].map((row) => row.textContent))) return;
    presence.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })));
  }

  moved?.querySelector("button").addEventListener("click", () => {
    moved.hidden = true;
    document.getElementById("id_headline")?.focus({ preventScroll: true });
  });

  function tellMoved(sentence, now) {
    told = now;
    moved.querySelector("[data-who]").textContent = sentence;
    moved.hidden = false;
  }

  // To the site

  // Also after a refused form was shown again under the same name, the later message has the greater number.
  const next = () => { number = Math.max(number + 1, Date.now()); return number; };

  function keepHere(taken, sent) {
    return copies.put({
      page: data.page, article: data.article, version: version(), at: Date.now(), number: sent ? number : next(), sent,
      values: taken.values, labels: taken.labels,
    });
  }

  /* One message at a time; the latest state wins. */
  function beat(withFields) {
    busy ??= exchange(withFields).finally(() => { busy = null; });
    return busy;
  }

  async function exchange(withFields) {
    beatAt = Date.now();
    let taken = withFields && form && loaded !== null ? snapshot() : null;
    if (taken && taken.text === known) { unsentSince = 0; taken = null; }
    if (!taken && data.article === null) return;
    const message = { page: data.page, article: data.article, version: version(), told: Math.max(told, version()), is_here: true };
    if (taken) {
      unsentSince = 0;
      keepHere(taken, false);
      Object.assign(message, { number, values: taken.values, labels: taken.labels });
    }
    const answer = await copies.tell(message);
    const handle = { kept, closed, refused }[answer.state] ?? lost;
    handle(answer, taken);
  }

  function kept({ at, people, moved: sentence, version: now }, taken) {
    failures = waitUntil = 0;
    if (people) tellPeople(people);
    if (sentence) tellMoved(sentence, now);
    if (!taken) return;
    known = taken.text;
    if (!sending) keepHere(taken, true);
    say("saved", { at });
    for (const page of restored.splice(0)) discard(page);
  }

  /* Saved elsewhere under this page's name, as by going back to it: what is typed from here on is another page's. */
  function closed(_answer, taken) {
    failures = waitUntil = 0;
    if (sending) return;
    copies.drop(data.page);
    data.page = newName();
    form.querySelector(`[name="${data.field}"]`).value = data.page;
    // A late message of what was saved is not sent again; what was typed since is.
    if (taken.text === submitted) known = taken.text;
    else unsentSince ||= Date.now();
  }

  function refused({ sentence }, taken) {
    if (!taken) { waitUntil = Date.now() + 60000; return; }
    known = taken.text;
    say("refused", { sentence });
  }

  function lost({ state }, taken) {
    failures += 1;
    waitUntil = Date.now() + Math.min(60, 5 * 2 ** (failures - 1)) * 1000;
    if (taken) unsentSince ||= Date.now();
    if (!unsentSince) return;
    say(state === "away" ? "local" : state);
  }

  function newName() {
    const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const digits = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  async function discard(page) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    body.append("page", page);
    try {
      const response = await fetch(data.discard, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(15000) });
      if (response.ok) copies.drop(page);
      return response.ok;
    } catch {
      return false;
    }
  }

  function tick() {
    const now = Date.now();
    if (busy || sending || now < waitUntil) return;
    const due = unsentSince && (now - typedAt >= PAUSE || now - unsentSince >= LONGEST);
    if (due || (data.article !== null && now - beatAt >= BEAT)) beat(due);
  }

  /* Before there is something to compare with, it is the page that fills itself in. */
  function mark() {
    if (loaded === null) return;
    typedAt = Date.now();
    unsentSince ||= typedAt;
  }

  // What is there at first

  function begin() {
    if (!form || typedAt) return;
    loaded = snapshot();
    // What was refused is shown again, and is not saved.
    if (data.refused) mark();
    else known = loaded.text;
  }

  function watch() {
    form.addEventListener("input", mark);
    form.addEventListener("change", mark);
    window.django?.jQuery?.(form).on("change", mark);
    window.django?.jQuery?.(document).on("formset:added formset:removed", mark);
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) listen(editor);
    window.CKEDITOR?.on("instanceReady", ({ editor }) => { listen(editor); setTimeout(begin); });
    form.addEventListener("submit", () => {
      sending = true;
      const taken = snapshot();
      submitted = taken.text;
      keepHere(taken, false);
      // The page is still here: it was not sent after all.
      setTimeout(() => { sending = false; }, 30000);
    });
  }

  function listen(editor) {
    if (editor.deskListens) return;
    editor.deskListens = true;
    editor.on("change", () => { if (editor.checkDirty()) mark(); });
    editor.addCommand("deskSave", { exec: save, readOnly: 1, canUndo: false });
    editor.setKeystroke(window.CKEDITOR.CTRL + 83, "deskSave");
  }

  function save() {
    document.querySelector("#submit-row [name=_save]")?.click();
  }

  document.addEventListener("keydown", (event) => {
    if (!form || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    if (!event.repeat) save();
  }, true);

  // Going and coming back

  addEventListener("pagehide", () => {
    if (form && loaded && unsentSince && !sending) {
      const taken = snapshot();
      if (taken.text !== known) keepHere(taken, false);
    }
    if (sending || data.article === null) return;
    const word = new FormData();
    word.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    word.append("page", data.page);
    navigator.sendBeacon(data.leave, word);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) { sending = false; beat(Boolean(unsentSince)); }
  });
  addEventListener("online", () => { waitUntil = 0; tick(); });
  addEventListener("offline", () => { if (unsentSince) { keepHere(snapshot(), false); say("local"); } });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { waitUntil = 0; tick(); } });

  window.deskUnsaved = {
    data,
    form,
    isReady: () => loaded !== null,
    loaded: () => loaded,
    version,
    hour,
    discard,
    /* Another page's text stands in this form now. */
    took(page) { restored.push(page); mark(); },
    gaveBack(page) { restored = restored.filter((other) => other !== page); mark(); },
    sendNow: () => (unsentSince ? beat(true) : Promise.resolve()),
  };

  if (form) {
    watch();
    document.addEventListener("DOMContentLoaded", () => setTimeout(begin));
    addEventListener("load", () => setTimeout(begin, 300));
  }
  setInterval(tick, 1000);
})();
