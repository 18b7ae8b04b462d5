/* What was typed and is not saved, kept in this browser for whom it belongs to, until the site has it. On every page. */
(() => {
  "use strict";

  const KEPT = 30 * 24 * 3600 * 1000;
  const MOST = 50;
  let erased = false;

  const notice = () => document.querySelector(".desk-signed-out");
  const person = () => notice()?.dataset.person ?? "";
  const prefix = () => `naskah:${person()}:`;

  // Some browsers forbid their store; then the site alone keeps what is typed.
  function store() {
    try { return window.localStorage; } catch { return null; }
  }

  function all() {
    const box = store();
    if (!box || !person()) return [];
    const found = [];
    for (const key of Object.keys(box).filter((name) => name.startsWith(prefix()))) {
      try { found.push(JSON.parse(box.getItem(key))); } catch { box.removeItem(key); }
    }
    return found.sort((one, other) => other.at - one.at);
  }

  function put(copy) {
    const box = store();
    if (!box || !person() || erased) return false;
    const key = prefix() + copy.page;
    for (const old of [null, ...all().filter((kept) => kept.sent && kept.page !== copy.page).reverse()]) {
      if (old) drop(old.page);
      try {
        box.setItem(key, JSON.stringify(copy));
        return true;
      } catch { /* full: what the site has, too, makes room */ }
    }
    return false;
  }

  function drop(page) {
    store()?.removeItem(prefix() + page);
  }

  function forgetOld() {
    const box = store();
    for (const key of Object.keys(box ?? {}).filter((name) => name.startsWith("naskah:"))) {
      let at = 0;
      try { ({ at } = JSON.parse(box.getItem(key))); } catch { /* of no use */ }
      if (!(at > Date.now() - KEPT)) box.removeItem(key);
    }
  }

  // The line to the site

  const tokens = () => document.querySelectorAll("[name=csrfmiddlewaretoken]");

  /* The token changes at each sign-in. "" where the same person may go on. */
  async function renewToken() {
    try {
      const response = await fetch(notice().dataset.ask, { cache: "no-store", signal: AbortSignal.timeout(15000) });
      if (response.status === 401) return "out";
      const { person: now, token } = await response.json();
      if (now !== person()) return "other";
      for (const field of tokens()) field.value = token;
      return "";
    } catch {
      return "away";
    }
  }

  /* `state`: kept, closed (saved meanwhile), refused (`sentence`), out (not signed in), other (somebody else is), away. */
  async function tell(message, again = true) {
    let response;
    try {
      response = await fetch(notice().dataset.unsaved, {
        method: "POST",
        body: JSON.stringify({ person: person(), ...message }),
        headers: { "Content-Type": "application/json", "X-CSRFToken": tokens()[0]?.value ?? "" },
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(15000),
      });
      if (response.status === 204) return { state: "closed" };
      if (response.ok) return { state: "kept", ...(await response.json()) };
      if (response.type === "opaqueredirect" || response.status === 401) return { state: "out" };
      if (response.status === 403 && again) {
        const problem = await renewToken();
        return problem ? { state: problem } : await tell(message, false);
      }
      if (response.status >= 500) return { state: "away" };
      return { state: "refused", status: response.status, ...(await response.json()) };
    } catch {
      return { state: "away" };
    }
  }

  /* What earlier pages left here: dropped where it was saved, else sent. Whether the site could be asked. */
  async function settle(own = "") {
    forgetOld();
    const left = all().filter((copy) => copy.page !== own).slice(0, MOST);
    if (!left.length) return true;
    const ask = { page: left[0].page, article: null, known: left.map((copy) => copy.page) };
    const { state, closed = [] } = await tell(ask);
    if (state !== "kept") return state === "refused";
    for (const page of closed) drop(page);
    for (const copy of left.filter((kept) => !kept.sent && !kept.refused && !closed.includes(kept.page))) {
      const { page, article, version, number, values, labels } = copy;
      const answer = await tell({ page, article, version, number, values, labels });
      if (answer.state === "closed") drop(page);
      else if (answer.state === "kept") put({ ...copy, sent: true });
      else if (answer.state === "refused") put({ ...copy, refused: true });
      else break;
    }
    return true;
  }

  window.deskCopies = { all, put, drop, tell, settle };

  document.addEventListener("DOMContentLoaded", () => {
    if (!person()) return;
    if (!document.getElementById("unsaved-data")) settle();
    const leaving = document.getElementById("logout-form");
    leaving?.addEventListener("submit", async (event) => {
      if (leaving.dataset.ready) return;
      event.preventDefault();
      await window.deskUnsaved?.sendNow();
      // What the site does not have yet stays: erased, it would be lost.
      if (await settle()) {
        for (const copy of all().filter((kept) => kept.sent)) drop(copy.page);
        erased = true;
        setTimeout(() => { erased = false; }, 5000);
      }
      leaving.dataset.ready = "1";
      leaving.requestSubmit();
      setTimeout(() => { delete leaving.dataset.ready; }, 5000);
    });
  });
})();
