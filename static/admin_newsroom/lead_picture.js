/* The lead picture of a text: chosen in the library by looking, or sent ahead while its words are typed. Without this,
   the list of names chooses, and the file goes with the form. */
(() => {
  "use strict";

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key in element && typeof value !== "string") element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };

  function start() {
    const input = document.querySelector("[data-lead-picture]");
    const select = document.getElementById("id_lead_image");
    if (!input || !select) return;
    const told = JSON.parse(input.dataset.leadPicture);
    const { words } = told;
    const form = input.form;
    const thumbnail = document.querySelector("[data-thumbnail-of=id_lead_image]");
    const at = (address, id) => address.replace("/0/", `/${id}/`);

    // What is chosen

    const name = make("p", { class: "lead-chosen", role: "status" });
    const choose = make("button", { type: "button", class: "desk-button" }, words.choose);
    const focus = make("a", { class: "desk-button", target: "_blank", rel: "noopener" }, words.focus);
    const remove = make("button", { type: "button", class: "desk-button" }, words.remove);
    const ways = make("div", { class: "lead-ways" }, choose, focus, remove);

    function tell() {
      const [option] = [...select.selectedOptions].filter(({ value }) => value);
      name.textContent = option ? option.text : words.none;
      focus.hidden = remove.hidden = !option;
      if (option) focus.href = at(told.page, option.value);
      if (!option && thumbnail) thumbnail.hidden = true;
    }

    function take(picture) {
      const value = String(picture.id);
      let option = [...select.options].find((known) => known.value === value);
      if (!option) {
        option = new Option(picture.label, value);
        select.add(option);
      }
      for (const known of select.options) known.selected = known === option;
      if (thumbnail) {
        thumbnail.src = picture.thumbnail || picture.src;
        thumbnail.hidden = false;
      }
      changed();
    }

    function changed() {
      select.dispatchEvent(new Event("change", { bubbles: true }));
      window.django?.jQuery?.(select).trigger("change.select2");
      tell();
    }

    /* The editor's window, with another word on its button, and another place to come back to. */
    function library() {
      const editor = Object.values(window.CKEDITOR?.instances ?? {}).find(({ config }) => config.desk);
      if (!editor || !window.deskEditor?.pickPictures) return null;
      const { desk } = editor.config;
      const named = { insertPicture: words.chooseLead };
      const config = { desk: { ...desk, words: { ...desk.words, ...named }, dialogs: { ...desk.dialogs, ...named } } };
      return () => window.deskEditor.pickPictures({ config, focus: () => choose.focus() }, { insert: ([picture]) => take(picture) });
    }

    choose.addEventListener("click", () => library()?.());
    remove.addEventListener("click", () => {
      for (const option of select.options) option.selected = !option.value;
      changed();
      choose.focus();
    });
    select.addEventListener("change", tell);
    window.django?.jQuery?.(select).on("change", tell);

    function dress() {
      if (!library()) return;
      const field = select.closest(".desk-field");
      field.before(name, ways);
      field.hidden = true;
      tell();
    }

    // What is sent ahead

    const number = form.querySelector("[name=new_picture]") ?? make("input", { type: "hidden", name: "new_picture" });
    const bar = make("progress", { max: "100", value: "0", "aria-label": words.drawing });
    const state = make("p", { class: "desk-help", role: "status" });
    const fault = make("p", { class: "lead-fault", role: "alert" });
    const twin = make("div", { class: "desk-callout lead-twin", hidden: true });
    const sending = make("div", { class: "lead-sending", hidden: true }, bar, state, fault, twin);
    const words_of = (part) => form.querySelector(`[name=new_${part}]`);
    let going = null;
    let cancel = null;
    number.value ||= "";
    input.closest(".desk-field").append(number, sending);

    function progress(part) {
      const percent = Math.round(part * 100);
      bar.value = percent;
      if (part === 1) bar.removeAttribute("value");
      state.textContent = part < 1 ? fill(words.sending, { percent }) : words.drawing;
    }

    async function send(file) {
      cancel?.abort();
      cancel = new AbortController();
      const { signal } = cancel;
      sending.hidden = false;
      bar.hidden = false;
      twin.hidden = true;
      fault.textContent = "";
      progress(0);
      try {
        const picture = await window.newsroomPictures.send(file, { url: told.upload, largest: told.largest, words, progress, cancel: signal });
        if (!signal.aborted) arrived(picture);
      } catch (refused) {
        if (signal.aborted) return;
        state.textContent = "";
        fault.textContent = refused.sentence;
        // What the library refuses, the form would refuse again.
        if (!refused.isLost) empty();
      } finally {
        if (!signal.aborted) bar.hidden = true;
      }
    }

    function empty() {
      input.value = "";
      input.dispatchEvent(new Event("desk:emptied"));
    }

    function arrived(picture) {
      state.textContent = words.stored;
      empty();
      // It stands beside already, as what is chosen.
      input.closest(".desk-field").querySelector("img.desk-thumbnail")?.setAttribute("hidden", "");
      number.value = picture.id;
      for (const [part, value] of Object.entries({ alt_text: picture.alt, caption: picture.caption, credit: picture.credit })) {
        const field = words_of(part);
        if (field.value.trim() || !value) continue;
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      take(picture);
      if (picture.twins.length) offer(picture.twins[0], picture);
    }

    function offer(known, picture) {
      const use = make("button", { type: "button", class: "desk-button" }, words.useTwin);
      use.addEventListener("click", () => {
        const body = new FormData();
        body.append("csrfmiddlewaretoken", window.newsroomPictures.token());
        fetch(at(told.undo, picture.id), { method: "POST", body });
        number.value = "";
        for (const part of ["alt_text", "caption", "credit"]) words_of(part).value = "";
        words_of("is_decorative").checked = false;
        sending.hidden = true;
        take(known);
      });
      twin.replaceChildren(make("img", { src: known.thumbnail, alt: "", width: "480", height: "270" }), words.twin, make("a", { href: known.href, target: "_blank", rel: "noopener" }, known.label), use);
      twin.hidden = false;
    }

    input.addEventListener("change", () => {
      const [file] = input.files;
      if (file) going = send(file).finally(() => { going = null; });
    });
    /* At once, so that what asks the library finds them; the form sends them again. */
    function describe() {
      const described = words_of("alt_text").value.trim() || words_of("is_decorative").checked;
      if (!number.value || !described) return;
      const body = new FormData();
      body.append("csrfmiddlewaretoken", window.newsroomPictures.token());
      for (const part of ["alt_text", "caption", "credit"]) body.append(part, words_of(part).value);
      if (words_of("is_decorative").checked) body.append("is_decorative", "on");
      fetch(at(told.describe, number.value), { method: "POST", body }).catch(() => {});
    }

    for (const part of ["alt_text", "is_decorative", "caption", "credit"]) words_of(part).addEventListener("change", describe);
    form.addEventListener("submit", (event) => {
      if (!going) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      state.textContent = words.waiting;
      const { submitter } = event;
      going.then(() => form.requestSubmit(submitter));
    }, true);

    if (window.CKEDITOR) window.CKEDITOR.on("instanceReady", dress);
    dress();
  }

  document.addEventListener("DOMContentLoaded", start);
})();
