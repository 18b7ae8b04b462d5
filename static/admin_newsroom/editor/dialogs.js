/* Windows in which something is chosen or typed before it goes into the text, and the one for videos. */
(() => {
  "use strict";

  const { make, fill, icon } = window.deskEditor;
  let last = 0;
  const newId = () => `desk-part-${last += 1}`;

  /* A field under its label; `help` and what is wrong with it belong to it. */
  function field(label, input, help = "") {
    input.id ||= newId();
    const error = make("p", { class: "desk-errors", id: newId(), role: "alert" });
    const told = help ? make("p", { class: "desk-help", id: newId() }, help) : null;
    input.setAttribute("aria-describedby", [told?.id, error.id].filter(Boolean).join(" "));
    const part = make("div", { class: "desk-part" }, make("label", { for: input.id }, label), input, told, error);
    part.complain = (sentence) => {
      error.textContent = sentence;
      input.toggleAttribute("aria-invalid", Boolean(sentence));
      if (sentence) input.focus();
    };
    return part;
  }

  function check(label) {
    const input = make("input", { type: "checkbox", id: newId() });
    return Object.assign(make("label", { class: "desk-check", for: input.id }, input, label), { input });
  }

  /* An open window. `accept` may refuse by throwing an Error with a sentence; without one the window closes. Gives the
     place for its content, and where sentences about the whole of it stand. */
  function open(editor, { title, wide = false, submit, accept }) {
    const words = editor.config.desk.dialogs;
    const head = newId();
    const content = make("div", { class: "desk-window-content" });
    const error = make("p", { class: "desk-errors", role: "alert" });
    const go = make("button", { class: "desk-button desk-button-main" }, submit);
    const form = make(
      "form",
      { method: "dialog", novalidate: true },
      make("header", {}, make("h2", { id: head }, title), make("button", { type: "button", class: "desk-window-close", "aria-label": words.close, onclick: () => shell.close() }, icon("close"))),
      content,
      make("footer", {}, error, make("div", {}, make("button", { type: "button", class: "desk-button", onclick: () => shell.close() }, words.cancel), go)),
    );
    const shell = make("dialog", { class: wide ? "desk-window desk-window-wide" : "desk-window", "aria-labelledby": head }, form);
    const stop = new AbortController();
    const complain = (sentence) => { error.textContent = sentence; };

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      complain("");
      go.disabled = true;
      try {
        await accept();
        shell.close();
      } catch (refusal) {
        complain(refusal.message);
      } finally {
        go.disabled = false;
      }
    });
    // Nothing that is typed here is the article's.
    for (const name of ["input", "change", "keydown"]) shell.addEventListener(name, (event) => event.stopPropagation());
    shell.addEventListener("close", () => {
      stop.abort();
      shell.remove();
      editor.focus();
    });
    document.body.append(shell);
    shell.showModal();
    return { content, complain, shell, words, signal: stop.signal };
  }

  // Videos

  function hosts(editor) {
    const { videoHosts, allowedVideoHosts } = editor.config.desk;
    return videoHosts.filter(({ key }) => allowedVideoHosts.includes(key));
  }

  /* `host:key` of an address; what is wrong with it is an Error with a sentence. */
  function nameVideo(editor, address) {
    const words = editor.config.desk.dialogs;
    const names = hosts(editor).map(({ name }) => name).join(", ");
    if (!names) throw new Error(words.noHosts);
    const whole = /^[a-z]+:\/\//i.test(address) ? address.replace(/^http:/i, "https:") : `https://${address}`;
    for (const host of editor.config.desk.videoHosts) {
      for (const pattern of host.addresses) {
        const [, key] = whole.match(new RegExp(`^(?:${pattern})$`)) ?? [];
        if (!key) continue;
        if (!hosts(editor).includes(host)) throw new Error(fill(words.hostShut, { name: host.name, hosts: names }));
        return `${host.key}:${key}`;
      }
    }
    throw new Error(fill(words.addressUnknown, { hosts: names }));
  }

  function video(editor, { caption = "", insert }) {
    const words = editor.config.desk.dialogs;
    const names = hosts(editor).map(({ name }) => name).join(", ");
    const address = make("input", { type: "url", inputmode: "url", autocomplete: "off", spellcheck: "false", placeholder: "https://" });
    const about = make("input", { type: "text", maxlength: 400, value: caption });
    const where = field(words.address, address, names ? fill(words.addressHelp, { hosts: names }) : words.noHosts);
    const dialog = open(editor, {
      title: words.insertVideo,
      submit: words.insertVideo,
      accept() {
        try {
          insert({ named: nameVideo(editor, address.value.trim()), caption: about.value.trim() });
        } catch (refusal) {
          where.complain(refusal.message);
          throw new Error("");
        }
      },
    });
    dialog.content.append(where, field(words.videoCaption, about));
    address.focus();
  }

  Object.assign(window.deskEditor, { field, check, openWindow: open, nameVideo, videoWindow: video });
})();
