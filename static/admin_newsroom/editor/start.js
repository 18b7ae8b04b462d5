/* What the editor's scripts share: elements, sentences, and asking the site. */
(() => {
  "use strict";

  // As the doors of both libraries.
  const LARGEST = 20 * 1024 * 1024;

  /* `make("button", { class: "desk-button", onclick }, "Simpan", child)` */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child != null));
    return element;
  }

  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const icon = (name) => make("span", { class: "material-symbols-outlined", "aria-hidden": "true" }, name);
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

  /* The first sentence of an answer's errors. */
  const sentence = (errors) => Object.values(errors ?? {}).flat()[0];

  function outcome(status, text, words) {
    let answer = {};
    try { answer = JSON.parse(text); } catch { /* A page, no answer. */ }
    if (status === 200 || status === 201) return answer;
    if (status === 0) throw new Error(words.away);
    if (status === 403) throw new Error(words.refused);
    if (status === 413) throw new Error(words.tooLarge);
    throw new Error(sentence(answer.errors) ?? words.failed);
  }

  /* Send `fields`; `progress` hears of the part that is on its way, 0 to 1. A refusal is an Error with a sentence. */
  function send(address, fields, { words, progress, signal } = {}) {
    if (!address) return Promise.reject(new Error(words.unavailable));
    // A server that does not read so much cuts the line before its answer arrives.
    if (Object.values(fields).some((value) => value instanceof File && value.size > LARGEST)) return Promise.reject(new Error(words.tooLarge));
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (value instanceof File) body.append(name, value, value.name);
      else if (value !== false && value != null) body.append(name, value === true ? "on" : value);
    }
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("X-CSRFToken", token());
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) progress?.(event.loaded / event.total);
      });
      request.addEventListener("loadend", () => {
        try { resolve(outcome(request.status, request.responseText, words)); } catch (refusal) { reject(refusal); }
      });
      signal?.addEventListener("abort", () => request.abort());
      request.send(body);
    });
  }

  async function ask(address, fields, { words, signal } = {}) {
    if (!address) throw new Error(words.unavailable);
    let response;
    try {
      response = await fetch(`${address}?${new URLSearchParams(fields)}`, { headers: { Accept: "application/json" }, redirect: "error", signal });
    } catch (refusal) {
      if (signal?.aborted) throw refusal;
      throw new Error(words.away);
    }
    return outcome(response.status, await response.text(), words);
  }

  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

  window.deskEditor = { make, fill, icon, send, ask, escape };
})();
