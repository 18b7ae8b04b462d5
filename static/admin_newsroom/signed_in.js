/* Before a form is sent: is its writer still signed in? Else it stays, with all that was typed, and says so. */
(() => {
  "use strict";

  let asking = false;
  let passed = null;

  async function answer(address) {
    try {
      const response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(15000) });
      if (response.ok) return await response.json();
      return { problem: response.status === 401 ? "out" : "away" };
    } catch {
      return { problem: "away" };
    }
  }

  function tell(notice, problem) {
    for (const sentence of notice.querySelectorAll("[data-problem]")) sentence.hidden = sentence.dataset.problem !== problem;
    // Out of the header, which the bar of buttons covers.
    document.body.append(notice);
    notice.hidden = !problem;
  }

  // On the way down, so that nobody else takes the form for sent.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const notice = document.querySelector(".desk-signed-out");
    const token = form.querySelector("[name=csrfmiddlewaretoken]");
    if (form === passed || !notice || !token || form.id === "logout-form") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asking) return;
    asking = true;
    const button = event.submitter;
    const { person, token: fresh, problem } = await answer(notice.dataset.ask);
    asking = false;
    tell(notice, problem ?? (person === notice.dataset.person ? "" : "other"));
    if (!notice.hidden) return;
    token.value = fresh;
    passed = form;
    form.requestSubmit(button);
    passed = null;
  }, true);
})();
