/* Moving a scheduled text to another day: by mouse or by keys. It is asked first, then the server decides. */
(() => {
  "use strict";

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector(".cal");
    const ask = root.querySelector(".cal-ask");
    const said = root.querySelector("[data-said]");
    const words = root.querySelector("[data-sentences]").dataset;
    const days = [...root.querySelectorAll(".cal-day")];
    const link = (entry) => entry.querySelector("a");
    const dayOf = (entry) => entry.closest(".cal-day");
    const hourOf = (entry) => entry.dataset.hour.replace(":", ".");

    const say = (sentence, refused = false) => {
      said.textContent = sentence;
      said.toggleAttribute("data-refused", refused);
    };
    const mark = (day) => {
      for (const other of days) other.classList.toggle("is-target", other === day);
    };

    /* In its place among the day's texts. */
    const place = (entry, day) => {
      const hour = entry.querySelector("time").textContent;
      const later = [...day.querySelectorAll(".cal-entry")].find(
        (other) => other !== entry && other.querySelector("time").textContent > hour,
      );
      day.querySelector("ul").insertBefore(entry, later ?? null);
      day.classList.remove("is-empty");
      day.querySelector(".cal-nothing")?.remove();
    };

    const confirmed = (entry, from, to) => new Promise((answer) => {
      const told = (line, name, day) => {
        line.textContent = fill(line.dataset[name], { day: day.dataset.words, hour: hourOf(entry), zone: words.zone });
      };
      ask.querySelector("[data-headline]").textContent = entry.querySelector(".cal-headline").textContent;
      told(ask.querySelector("[data-before]"), "before", from);
      told(ask.querySelector("[data-after]"), "after", to);
      ask.returnValue = "";
      ask.addEventListener("close", () => answer(ask.returnValue === "yes"), { once: true });
      ask.showModal();
    });

    const send = async (entry, day) => {
      const body = new URLSearchParams({
        csrfmiddlewaretoken: ask.dataset.csrf,
        version: entry.dataset.version,
        day: day.dataset.day,
        hour: entry.dataset.hour,
        confirmed: `${day.dataset.day}T${entry.dataset.hour} ${words.zone}`,
      });
      try {
        const response = await fetch(entry.dataset.move, { method: "POST", body, headers: { Accept: "application/json" } });
        return response.headers.get("Content-Type")?.startsWith("application/json")
          ? { ...(await response.json()), moved: response.ok }
          : { moved: false, sentence: words.lost };
      } catch {
        return { moved: false, sentence: words.lost };
      }
    };

    const move = async (entry, from, to) => {
      mark(null);
      if (from === to) return;
      if (to.classList.contains("is-past")) {
        say(fill(words.past, { day: to.dataset.words }), true);
      } else if (!(await confirmed(entry, from, to))) {
        say(words.cancelled);
      } else {
        say(words.asking);
        const answer = await send(entry, to);
        if (answer.moved) {
          entry.dataset.version = answer.version;
          place(entry, to);
        }
        say(answer.sentence, !answer.moved);
      }
      link(entry).focus();
    };

    /* Mouse */
    let dragged = null;
    root.addEventListener("dragstart", (event) => {
      dragged = event.target.closest?.("[data-move]");
      if (!dragged) return;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", dragged.querySelector(".cal-headline").textContent);
    });
    root.addEventListener("dragover", (event) => {
      const day = event.target.closest(".cal-day");
      if (!dragged || !day) return;
      event.preventDefault();
      mark(day);
    });
    root.addEventListener("drop", (event) => {
      const day = event.target.closest(".cal-day");
      if (!dragged || !day) return;
      event.preventDefault();
      move(dragged, dayOf(dragged), day);
      dragged = null;
    });
    root.addEventListener("dragend", () => { dragged = null; mark(null); });

    /* Keys */
    let picked = null;
    let target = null;
    const drop = () => {
      picked.classList.remove("is-picked");
      picked = null;
      mark(null);
    };
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    root.addEventListener("keydown", (event) => {
      const entry = event.target.closest("[data-move]");
      if (!entry || event.target !== link(entry) || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!picked) {
        if (event.key.toLowerCase() !== "m") return;
        [picked, target] = [entry, dayOf(entry)];
        entry.classList.add("is-picked");
        mark(target);
        const headline = entry.querySelector(".cal-headline").textContent;
        say(fill(words.picked, { headline, day: target.dataset.words, hour: hourOf(entry) }));
      } else if (event.key in steps) {
        const week = root.classList.contains("cal-of-week");
        const step = week ? Math.sign(steps[event.key]) : steps[event.key];
        const next = days[days.indexOf(target) + step];
        if (next) {
          target = next;
          mark(target);
          target.scrollIntoView({ block: "nearest" });
        }
        say(next ? target.dataset.words : words.edge, !next);
      } else if (event.key === "Enter") {
        const from = dayOf(picked);
        drop();
        move(entry, from, target);
      } else if (event.key === "Escape") {
        drop();
        say(words.cancelled);
      } else {
        return;
      }
      event.preventDefault();
    });
    root.addEventListener("focusout", (event) => { if (picked && event.target === link(picked)) drop(); });
  });
})();
