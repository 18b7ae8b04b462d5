/* What was typed earlier and never saved is offered above the form: to look at, to take up, to throw away. */
(() => {
  "use strict";

  const desk = window.deskUnsaved;
  const banner = document.querySelector("[data-restore]");
  if (!desk?.form || !banner) return;
  const { data, form } = desk;
  const words = banner.dataset;
  const { deskForm, deskCopies: copies } = window;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const MOST = 3;

  function when(at) {
    const day = new Date(at).toLocaleDateString(document.documentElement.lang || "id", {
      weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: data.zone,
    });
    return fill(words.when, { day, hour: desk.hour(at), zone: words.zone });
  }

  /* The newest of each page, from the site or from this browser; none twice, none that the form holds already. */
  function offers() {
    const newest = new Map();
    const here = copies.all().filter((copy) => copy.article === data.article && copy.page !== data.page);
    for (const offer of [...data.offers.map((row) => ({ ...row, at: Date.parse(row.at) })), ...here]) {
      const known = newest.get(offer.page);
      if (!known || offer.number > known.number) newest.set(offer.page, offer);
    }
    const seen = new Set();
    return [...newest.values()].sort((one, other) => other.at - one.at).filter((offer) => {
      const text = JSON.stringify(deskForm.canonical(offer.values));
      if (text === desk.loaded().text) { desk.discard(offer.page); return false; }
      return !seen.has(text) && seen.add(text);
    });
  }

  function labelOf(name) {
    const label = form.querySelector(`label[for="id_${name}"], label[for="id_${name}_0"]`);
    return label?.textContent.trim().replace(/[:*]+$/, "") || words[name] || name;
  }

  /* In words that can be read: text without its markup, rows by their names. */
  function readable(offer, name) {
    const field = form.elements[name];
    if (!(name in offer.values)) {
      const pins = deskForm.rows(offer.values, offer.labels)[name];
      return pins?.length ? pins.map(([, title]) => title).join("\n") : words.empty;
    }
    const texts = offer.values[name].map((value) => {
      if (window.CKEDITOR?.instances[`id_${name}`]) return textOf(value);
      const option = field?.options && [...field.options].find((choice) => choice.value === value);
      return offer.labels[name]?.[value] ?? option?.text ?? value;
    });
    return texts.filter(Boolean).join(", ") || words.empty;
  }

  function textOf(markup) {
    const { body } = new DOMParser().parseFromString(markup, "text/html");
    for (const block of body.querySelectorAll("p, h2, h3, li, tr, blockquote")) block.append("\n");
    return body.textContent.replace(/\n\s*\n+/g, "\n").trim();
  }

  function show(offer, list) {
    const order = [...form.elements].map((field) => field.name.replace(/-\d+-target$/, ""));
    const names = deskForm.differing(offer.values, deskForm.values(form));
    list.replaceChildren(...names.sort((one, other) => order.indexOf(one) - order.indexOf(other)).flatMap((name) => [
      Object.assign(document.createElement("dt"), { textContent: labelOf(name) }),
      Object.assign(document.createElement("dd"), { textContent: readable(offer, name) }),
    ]));
  }

  function put(offer, item) {
    const before = { values: deskForm.values(form), labels: deskForm.labels(form) };
    const stamp = form.querySelector("[name=_seen]");
    const seen = stamp?.value;
    deskForm.fill(form, offer.values, offer.labels);
    // The text it was typed on; saving then shows what a colleague wrote since.
    if (stamp && offer.version && offer.version < Number(seen)) stamp.value = offer.version;
    const named = Object.assign(document.createElement("input"), { type: "hidden", name: data.field, value: offer.page });
    form.append(named);
    desk.took(offer.page);
    const done = item.querySelector("[data-done]");
    for (const part of item.children) part.hidden = part !== done;
    done.querySelector("button").addEventListener("click", () => {
      deskForm.fill(form, before.values, before.labels);
      if (stamp) stamp.value = seen;
      named.remove();
      desk.gaveBack(offer.page);
      item.replaceWith(made(offer));
    });
    done.focus();
  }

  async function throwAway(offer, item) {
    if (!window.confirm(words.sure)) return;
    if (!(await desk.discard(offer.page))) {
      item.querySelector("[data-away]").hidden = false;
      return;
    }
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    if (banner.querySelector("section")) (next.querySelector("button") ?? next).focus();
    else { banner.hidden = true; form.querySelector("#id_headline")?.focus(); }
  }

  function made(offer) {
    const item = banner.querySelector("template").content.firstElementChild.cloneNode(true);
    item.querySelector("[data-sentence]").textContent = fill(words.sentence, { when: when(offer.at) });
    const title = (offer.values.headline ?? [""])[0];
    item.querySelector("[data-title]").textContent = data.article === null ? title : "";
    item.querySelector("[data-older]").hidden = !(offer.version && offer.version < desk.version());
    const [look, take, drop] = item.querySelectorAll(".desk-restore-ways button");
    const list = item.querySelector("dl");
    look.addEventListener("click", () => {
      list.hidden = !list.hidden;
      look.setAttribute("aria-expanded", String(!list.hidden));
      if (!list.hidden) show(offer, list);
    });
    take.addEventListener("click", () => put(offer, item));
    drop.addEventListener("click", () => throwAway(offer, item));
    return item;
  }

  async function offer() {
    const asked = desk.isReady() && (await copies.settle(data.page));
    if (!asked) { setTimeout(offer, desk.isReady() ? 10000 : 300); return; }
    const found = offers().slice(0, MOST);
    if (!found.length) return;
    banner.append(...found.map(made));
    banner.hidden = false;
  }

  offer();
})();
