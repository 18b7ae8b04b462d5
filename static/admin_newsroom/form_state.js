/* What a form holds, as `{name: [value]}`, and filling it with the like: the editor, chips, lists and rows included. */
(() => {
  "use strict";

  // Nobody types these: the page's own, and how many rows there are.
  const OWN = /^(_|csrfmiddlewaretoken$|initial-)|-(INITIAL|MIN_NUM|MAX_NUM)_FORMS$|__prefix__/;
  const ROW = /^(.+)-(\d+)-(target|position|DELETE|id|article)$/;
  const $ = () => window.django?.jQuery;
  const all = (selector, root) => [...root.querySelectorAll(selector)];
  const editorOf = (element) => window.CKEDITOR?.instances[element.id];
  const editors = () => Object.values(window.CKEDITOR?.instances ?? {});

  function values(form) {
    for (const editor of editors()) if (editor.status === "ready") editor.updateElement();
    const found = {};
    for (const [name, value] of new FormData(form)) {
      if (value instanceof File || OWN.test(name)) continue;
      (found[name] ??= []).push(value.replaceAll("\0", ""));
    }
    return found;
  }

  /* What chosen rows are called, where the list of them comes from the site while one types. */
  function labels(form) {
    const found = {};
    for (const field of all("select.admin-autocomplete", form)) {
      for (const option of field.selectedOptions) {
        if (option.value && !OWN.test(field.name)) (found[field.name] ??= {})[option.value] = option.text;
      }
    }
    return found;
  }

  /* The related news in their order; `[[key, its name]]`. */
  function rows(given, names = {}) {
    const found = {};
    for (const [name, [value = ""]] of Object.entries(given)) {
      const [, prefix, number, part] = name.match(ROW) ?? [];
      if (prefix) (found[prefix] ??= {})[number] = { ...found[prefix]?.[number], [part]: value, name: `${prefix}-${number}-target` };
    }
    const ordered = {};
    for (const [prefix, numbered] of Object.entries(found)) {
      ordered[prefix] = Object.entries(numbered)
        .filter(([, row]) => row.target && !row.DELETE)
        .sort(([one, row], [other, next]) => (Number(row.position) || 0) - (Number(next.position) || 0) || one - other)
        .map(([, row]) => [row.target, names[row.name]?.[row.target] ?? row.target]);
    }
    return ordered;
  }

  const plain = (text) => text.replace(/\r\n/g, "\n").replace(/>\s+</g, "><").trim();

  /* The same text for forms that hold the same. */
  function canonical(given) {
    const kept = Object.entries(given)
      .filter(([name]) => !ROW.test(name) && !name.endsWith("-TOTAL_FORMS"))
      .map(([name, found]) => [name, found.map(plain).filter(Boolean)])
      .filter(([, found]) => found.length);
    const pins = Object.entries(rows(given)).filter(([, found]) => found.length);
    const order = ([one], [other]) => (one < other ? -1 : 1);
    return Object.fromEntries([...kept, ...pins.map(([name, found]) => [name, found.map(([key]) => key)])].sort(order));
  }

  /* Names under which two forms differ. */
  function differing(one, other) {
    const [left, right] = [canonical(one), canonical(other)];
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].filter((name) => JSON.stringify(left[name]) !== JSON.stringify(right[name]));
  }

  function changed(element) {
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
    $()?.(element).trigger("change");
  }

  function choose(select, wanted, names = {}) {
    for (const value of wanted) {
      if (value && ![...select.options].some((option) => option.value === value)) {
        select.add(new Option(names[value] ?? value, value));
      }
    }
    for (const option of select.options) option.selected = wanted.includes(option.value);
    changed(select);
  }

  function fillRows(form, prefix, wanted) {
    const targets = () => all(`select[name^="${prefix}-"][name$="-target"]`, form).filter((field) => !OWN.test(field.name));
    const add = form.querySelector(`#${prefix}-group a.add-row`);
    for (let missing = wanted.length - targets().length; add && missing > 0; missing -= 1) add.click();
    targets().forEach((field, place) => {
      const [key, name] = wanted[place] ?? [];
      const removal = form.querySelector(`[name="${field.name.replace(/target$/, "DELETE")}"]`);
      const position = form.querySelector(`[name="${field.name.replace(/target$/, "position")}"]`);
      if (removal) removal.checked = !key;
      if (position && key) position.value = place;
      if (key || !removal) choose(field, [key ?? ""], { [key]: name });
    });
  }

  function fill(form, given, names = {}) {
    const places = {};
    for (const element of [...form.elements]) {
      const { name, type } = element;
      if (!name || type === "file" || type === "submit" || OWN.test(name) || ROW.test(name) || name.endsWith("-TOTAL_FORMS")) continue;
      const wanted = given[name];
      if (element.matches("select")) choose(element, wanted ?? [], names[name]);
      else if (type === "checkbox" || type === "radio") {
        element.checked = (wanted ?? []).includes(element.value);
        changed(element);
      } else if (wanted) {
        const value = wanted[places[name] = (places[name] ?? -1) + 1] ?? "";
        const editor = editorOf(element);
        if (editor) editor.setData(value);
        element.value = value;
        if (!editor) changed(element);
      }
    }
    const pins = rows(given, names);
    for (const total of all("[name$='-TOTAL_FORMS']", form)) {
      const prefix = total.name.replace(/-TOTAL_FORMS$/, "");
      fillRows(form, prefix, pins[prefix] ?? []);
    }
  }

  window.deskForm = { values, labels, rows, canonical, differing, fill };
})();
