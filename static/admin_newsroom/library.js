/* The picture library: several uploads at once, and the point that a crop must keep. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  // The server draws each anew: more at once would only wait there.
  const AT_ONCE = 2;

  function adding() {
    const root = document.querySelector("[data-adding]");
    if (!root) return;
    const words = root.dataset;
    const [files, described] = ["files_form", "words_form"].map((id) => document.getElementById(id));
    const input = document.getElementById("id_files");
    const cards = root.querySelector("[data-cards]");
    const told = root.querySelector("[data-counted]");
    const save = root.querySelector("[data-save]");
    const saved = save.textContent;
    const count = { all: 0, done: 0, faulty: 0 };
    const queue = [];
    let running = 0;
    let leaving = false;
    root.querySelector("[data-plain]").hidden = true;
    input.required = false;

    const address = (pattern, id) => pattern.replace("/0/", `/${id}/`);
    const waiting = () => all("input[name=picture]", cards).map((field) => field.value).filter((number) => /^\d+$/.test(number));

    function tell() {
      const busy = running > 0 || queue.length > 0;
      const faulty = count.faulty ? ` ${fill(words.faulty, { number: count.faulty })}` : "";
      told.textContent = fill(words.count, count) + faulty;
      save.disabled = busy;
      save.textContent = busy ? words.busy : saved;
      save.closest(".lib-save").hidden = !busy && !waiting().length;
    }

    /* Opened anew, the page shows the same pictures. */
    function remember() {
      const page = new URL(location.href);
      page.search = waiting().length ? `?foto=${waiting().join(",")}` : "";
      history.replaceState(null, "", page);
    }

    function next() {
      while (running < AT_ONCE && queue.length) {
        running += 1;
        const job = queue.shift();
        sent(job).finally(() => { running -= 1; next(); tell(); });
      }
    }

    async function sent({ file, card }) {
      const [bar, state, fault] = ["progress", "[data-state]", "[data-fault]"].map((part) => card.querySelector(part));
      const progress = (part) => {
        bar.value = Math.round(part * 100);
        state.textContent = part < 1 ? fill(words.sending, { percent: bar.value }) : words.drawing;
        if (part === 1) bar.removeAttribute("value");
      };
      fault.replaceChildren();
      bar.hidden = false;
      progress(0);
      try {
        const answer = await window.newsroomPictures.send(file, {
          url: words.upload, largest: Number(words.largest), words, progress,
        });
        count.done += 1;
        show(card, answer);
      } catch (refused) {
        count.faulty += 1;
        state.textContent = "";
        bar.hidden = true;
        fault.textContent = refused.sentence;
        if (refused.isLost) again(fault, { file, card });
      }
    }

    function again(fault, job) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "desk-button", textContent: words.again });
      button.addEventListener("click", () => {
        count.faulty -= 1;
        queue.push(job);
        next();
        tell();
      });
      fault.append(" ", button);
    }

    function show(card, answer) {
      card.innerHTML = card.innerHTML.replaceAll("__foto__", answer.id);
      const picture = card.querySelector("img");
      picture.src = answer.thumbnail;
      picture.hidden = false;
      card.querySelector("progress").remove();
      card.querySelector("[data-state]").textContent = words.stored;
      card.querySelector("[data-page]").href = address(words.page, answer.id);
      for (const [name, value] of Object.entries({ alt_text: answer.is_decorative ? "" : answer.alt, caption: answer.caption, credit: answer.credit })) {
        card.querySelector(`[name="${answer.id}-${name}"]`).value = value;
      }
      if (answer.twins.length) {
        const box = card.querySelector("[data-twins]");
        box.hidden = false;
        box.querySelector("ul").replaceChildren(...answer.twins.map(twinLine));
        card.existing = answer.twins[0];
      }
      card.querySelector("[data-fields]").hidden = false;
      remember();
    }

    function twinLine(twin) {
      const line = document.createElement("li");
      line.append(twinLink(twin));
      return line;
    }

    function twinLink(twin) {
      const link = Object.assign(document.createElement("a"), { href: twin.href, target: "_blank", rel: "noopener" });
      link.append(Object.assign(document.createElement("img"), { src: twin.thumbnail, alt: "", width: 480, height: 270 }), twin.label);
      return link;
    }

    function take(list) {
      if (!list.length) return;
      described.hidden = false;
      for (const file of list) {
        const card = document.getElementById("lib-card").content.firstElementChild.cloneNode(true);
        card.querySelector("[data-name]").textContent = file.name;
        card.querySelector("[data-state]").textContent = words.waits;
        card.querySelector("progress").setAttribute("aria-label", fill(words.progress, { name: file.name }));
        cards.append(card);
        queue.push({ file, card });
        count.all += 1;
      }
      next();
      tell();
    }

    async function undo(button) {
      const card = button.closest(".lib-card");
      const body = new FormData();
      body.append("csrfmiddlewaretoken", window.newsroomPictures.token());
      let answer = { errors: { file: [words.refused] } };
      try {
        answer = await (await fetch(address(words.undo, button.value), { method: "POST", body })).json();
      } catch { /* The sentence above. */ }
      if (answer.errors) {
        card.querySelector("[data-fault]").textContent = Object.values(answer.errors).flat().join(" ");
        return;
      }
      const note = document.createElement("p");
      if (button.matches("[data-existing-way]")) note.append(`${words.existing} `, twinLink(card.existing));
      else note.append(words.undone);
      card.className = "lib-card lib-card-gone";
      card.replaceChildren(note);
      card.focus();
      remember();
      tell();
    }

    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
    files.addEventListener("submit", (event) => event.preventDefault());
    for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
      files.addEventListener(name, (event) => {
        event.preventDefault();
        files.classList.toggle("lib-drop-over", name === "dragenter" || name === "dragover");
        if (name === "drop") take([...event.dataTransfer.files]);
      });
    }
    cards.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=batal]");
      if (!button || !button.closest(".lib-card").querySelector("[data-fault]")) return;
      event.preventDefault();
      undo(button);
    });
    described.addEventListener("submit", () => { leaving = true; });
    addEventListener("pageshow", () => { leaving = false; });
    addEventListener("beforeunload", (event) => {
      const typed = all("textarea, input:not([type=hidden])", described).some((field) => field.value !== field.defaultValue && field.type !== "checkbox");
      if (!leaving && (running > 0 || queue.length > 0 || typed)) event.preventDefault();
    });
  }

  /* Where the largest part of a shape lies that has the point as near its middle as the edges allow, as
     `object-position` says it. */
  function cropped(width, height, ratio, x, y) {
    const [across, down] = ratio.split(":").map(Number);
    const wide = Math.min(width, (height * across) / down);
    const high = Math.min(height, (width * down) / across);
    const part = (whole, cut, at) => {
      const room = whole - cut;
      return room < 1 ? 50 : (Math.min(Math.max((whole * at) / 100 - cut / 2, 0), room) / room) * 100;
    };
    return `${part(width, wide, x)}% ${part(height, high, y)}%`;
  }

  function focus() {
    for (const root of all("[data-focus]")) {
      const [across, down] = ["id_focal_x", "id_focal_y"].map((id) => document.getElementById(id));
      if (!across || !down) continue;
      const [stage, point] = [".lib-stage", ".lib-point"].map((part) => root.querySelector(part));
      const { width, height } = root.dataset;
      const within = (number) => Math.min(Math.max(Math.round(number) || 0, 0), 100);
      const show = () => {
        const [x, y] = [within(across.value), within(down.value)];
        point.style.left = `${x}%`;
        point.style.top = `${y}%`;
        point.setAttribute("aria-label", fill(point.dataset.words, { x, y }));
        for (const crop of all(".lib-crop", root)) {
          crop.style.aspectRatio = crop.dataset.ratio.replace(":", " / ");
          crop.firstElementChild.style.objectPosition = cropped(Number(width), Number(height), crop.dataset.ratio, x, y);
        }
      };
      const move = (x, y) => {
        across.value = within(x);
        down.value = within(y);
        show();
      };
      const at = ({ clientX, clientY }) => {
        const box = stage.getBoundingClientRect();
        move(((clientX - box.left) / box.width) * 100, ((clientY - box.top) / box.height) * 100);
      };
      stage.addEventListener("click", (event) => { if (event.detail) at(event); });
      stage.addEventListener("pointermove", (event) => { if (event.buttons === 1 && event.pointerType === "mouse") at(event); });
      stage.addEventListener("dragstart", (event) => event.preventDefault());
      point.addEventListener("keydown", (event) => {
        const step = event.shiftKey ? 10 : 1;
        const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
        if (!way) return;
        event.preventDefault();
        move(Number(across.value) + way[0], Number(down.value) + way[1]);
      });
      for (const field of [across, down]) field.addEventListener("input", show);
      for (const part of all("[hidden]", root)) part.hidden = false;
      show();
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    adding();
    focus();
  });
})();
