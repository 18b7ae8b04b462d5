/* What other programs put on the clipboard, reduced to what a text here may hold. Knows no editor: markup in, markup
   and a list of what was left behind out. */
(() => {
  "use strict";

  const KEPT = new Set("p h2 h3 strong em sub sup ul ol li blockquote a table caption thead tbody tr th td hr br figure img figcaption".split(" "));
  const GONE = "br.Apple-interchange-newline, img[aria-roledescription=checkbox], script, style, meta, link, title, head, base, noscript, template, svg, math, canvas, map, xml, colgroup, col, [hidden]";
  const FRAMES = "iframe, object, embed, video, audio, form, input, select, textarea, button";
  const BLOCK = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, table, caption, thead, tbody, tfoot, tr, th, td, hr, figure, figcaption, div, section, article, main, header, footer, aside, nav, address, pre, dl, dt, dd, center, details, summary";
  const RENAMED = { b: "strong", i: "em", cite: "em", dfn: "em", center: "p", address: "p", pre: "p", dt: "p", dd: "p", summary: "p", tfoot: "tbody" };
  const SCHEMES = /^(?:https?:|mailto:|tel:)/i;
  const BLANK = /[\s\u00a0\u200b\ufeff]+/g;
  const HEADING_LENGTH = 100;

  const style = (element) => (element.getAttribute("style") ?? "").replace(/\s*:\s*/g, ":").toLowerCase();
  const text = (element) => element.textContent.replace(BLANK, " ").trim();
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const unwrap = (element) => element.replaceWith(...element.childNodes);

  function rename(element, tag) {
    const other = element.ownerDocument.createElement(tag);
    for (const { name, value } of element.attributes) other.setAttribute(name, value);
    other.append(...element.childNodes);
    element.replaceWith(other);
    return other;
  }

  const comments = (root) => {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const comment of found) comment.remove();
  };

  // Word's lists: paragraphs that say of themselves at which level of which list they stand

  const LEVEL = /mso-list:\s*l(\d+)\s+level(\d+)/;
  const NUMBERED = /^\(?(?:\d+|[a-z]|[ivxlcdm]+)[.)]/i;

  function levelOf(element) {
    const [, list, level] = style(element).match(LEVEL) ?? [];
    return list === undefined ? null : { list, level: Number(level) };
  }

  function wordLists(root) {
    let open = [];
    let previous = null;
    for (const paragraph of all(root, "p, h1, h2, h3, h4, h5, h6, div")) {
      const at = paragraph.matches("p, div") && !paragraph.querySelector("p") ? levelOf(paragraph) : null;
      if (!at) continue;
      const marker = all(paragraph, "span, font").find((span) => /mso-list:ignore/.test(style(span)));
      const sign = marker ? text(marker) : "";
      marker?.remove();
      const tag = NUMBERED.test(sign) ? "ol" : "ul";
      const follows = previous && previous === before(paragraph);
      if (!follows) open = [];
      while (open.length > at.level) open.pop();
      if (open.length === at.level && open.at(-1).tagName.toLowerCase() !== tag) open.pop();
      while (open.length < at.level) {
        const list = root.ownerDocument.createElement(tag);
        const inside = open.at(-1)?.lastElementChild ?? open.at(-1)?.appendChild(root.ownerDocument.createElement("li"));
        if (inside) inside.append(list);
        else paragraph.before(list);
        if (tag === "ol" && Number.parseInt(sign, 10) > 1) list.setAttribute("start", Number.parseInt(sign, 10));
        open.push(list);
      }
      const item = root.ownerDocument.createElement("li");
      item.append(...paragraph.childNodes);
      open.at(-1).append(item);
      paragraph.remove();
      [previous] = open;
    }
  }

  /* The element before, with only white space between. */
  function before(element) {
    let node = element.previousSibling;
    while (node && node.nodeType === Node.TEXT_NODE && !text(node)) node = node.previousSibling;
    return node;
  }

  /* Lists of browsers and Google Docs that stand beside, not inside, the item that they belong to. */
  function nestLists(root) {
    for (const list of all(root, "ul > ul, ul > ol, ol > ul, ol > ol")) {
      const item = list.previousElementSibling;
      if (item?.matches("li")) item.append(list);
      else unwrap(list);
    }
  }

  // Meaning that stands in styles

  function meanings(root, left) {
    for (const element of all(root, "span, font, b, i, strong, em, u, s, strike, ins, big, small, mark, code, kbd, tt, sub, sup, p, div, td, th, li, h1, h2, h3, h4, h5, h6, a")) {
      const said = style(element);
      if (/(?:^|;)\s*(?:color|background(?:-color)?|font-family|font-size|highlight):/.test(said) || element.matches("font, mark, big, small")) left.look = true;
      if (element.matches("u, s, strike, ins") || /text-decoration[^;]*:[^;]*(?:underline|line-through)/.test(said)) left.underline = left.underline || !element.closest("a") && Boolean(text(element));
      if (!element.matches("span, font, b, i, strong, em")) continue;
      if (element.matches("b, strong") && /(?:^|;)\s*font-weight:(?:normal|[1-4]00)/.test(said)) unwrap(element);
      else if (element.matches("i, em") && /(?:^|;)\s*font-style:normal/.test(said)) unwrap(element);
      else if (element.matches("span, font")) emphasise(element, said);
    }
  }

  function emphasise(element, said) {
    const tags = [];
    if (/(?:^|;)\s*font-weight:(?:bold|[6-9]00)/.test(said)) tags.push("strong");
    if (/(?:^|;)\s*font-style:(?:italic|oblique)/.test(said)) tags.push("em");
    if (/vertical-align:super/.test(said)) tags.push("sup");
    if (/vertical-align:sub/.test(said)) tags.push("sub");
    for (const tag of tags) {
      const inner = element.ownerDocument.createElement(tag);
      inner.append(...element.childNodes);
      element.append(inner);
    }
    unwrap(element);
  }

  function align(element) {
    const [, found] = style(element).match(/text-align:(?:-\w+-)?(center|right)/) ?? [null, element.getAttribute("align")?.toLowerCase()];
    return { center: "rata-tengah", right: "rata-kanan" }[found] ?? "";
  }

  // Pictures

  function pictures(root, left, uploads) {
    for (const image of all(root, "img, v\\:imagedata, picture source")) {
      const source = image.getAttribute("src") ?? "";
      const own = image.closest("figure.gambar") && /^[1-9]\d*$/.test(image.dataset.gambar ?? "") && source.startsWith("/");
      if (own) continue;
      const tiny = ["width", "height"].some((side) => Number(image.getAttribute(side)) === 1);
      if (/^data:image\//i.test(source) && uploads && !tiny) {
        const mark = image.ownerDocument.createElement("p");
        mark.dataset.ckeUnggah = uploads.push(source) - 1;
        (image.closest("p, h1, h2, h3, h4, h5, h6, ul, ol, table") ?? image).after(mark);
      } else if (/^https?:/i.test(source) && !tiny) {
        left.remote.push(new URL(source).hostname);
      } else if (source && !tiny && image.matches("img")) {
        left.local += 1;
      }
      const around = image.closest("p, div");
      image.remove();
      // Empty only without its picture, and that is told already.
      if (around && !text(around) && !around.querySelector("img, [data-cke-unggah]")) around.remove();
    }
  }

  function links(root, left) {
    for (const link of all(root, "a")) {
      let href = (link.getAttribute("href") ?? "").trim();
      const [, target] = href.match(/^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/) ?? [];
      if (target) { try { href = decodeURIComponent(target); } catch { /* As it was. */ } }
      if (SCHEMES.test(href) && text(link)) { link.setAttribute("href", href); continue; }
      if (href && !href.startsWith("#") && text(link)) left.links += 1;
      unwrap(link);
    }
  }

  // Tables

  function tables(root, left) {
    for (const table of all(root, "table").reverse()) {
      const cells = all(table, "td, th");
      if (cells.length < 2 || table.querySelector("table")) {
        left.layout ||= cells.length > 1;
        for (const cell of cells) rename(cell, "div");
        for (const part of all(table, "tr, tbody, thead, tfoot, caption")) unwrap(part);
        unwrap(table);
        continue;
      }
      const [row] = table.rows;
      const bold = (cell) => !text(cell) || (cell.querySelector("strong, b") && text(cell) === all(cell, "strong, b").map(text).join(" ").trim());
      const head = row && table.rows.length > 1 && text(row) && (row.closest("thead") || [...row.cells].every((cell) => cell.matches("th") || bold(cell)));
      if (!head) continue;
      for (const cell of [...row.cells]) {
        for (const strong of all(cell, "strong, b")) unwrap(strong);
        rename(cell, "th").setAttribute("scope", "col");
      }
      if (!row.closest("thead")) {
        const thead = root.ownerDocument.createElement("thead");
        thead.append(row);
        (table.caption ?? null) ? table.caption.after(thead) : table.prepend(thead);
      }
    }
  }

  // Blocks

  /* `div` and the like become paragraphs where they hold text, nothing where they hold blocks. */
  function blocks(root) {
    for (const element of all(root, "div, section, article, main, header, footer, aside, nav, address, pre, center, dl, dt, dd, details, summary, figure, figcaption").reverse()) {
      if (element.closest("figure.gambar, figure.galeri, figure.video, figure.lampiran")) continue;
      if (element.querySelector(BLOCK)) unwrap(element);
      else rename(element, "p");
    }
    const levels = all(root, "h1, h2, h3, h4, h5, h6").map((heading) => Number(heading.tagName[1]));
    const top = Math.min(...levels);
    for (const heading of all(root, "h1, h2, h3, h4, h5, h6")) {
      for (const strong of all(heading, "strong, b")) unwrap(strong);
      rename(heading, Number(heading.tagName[1]) === top ? "h2" : "h3");
    }
  }

  const isInline = (node) => node.nodeType === Node.TEXT_NODE || (node.nodeType === Node.ELEMENT_NODE && !node.matches(BLOCK));

  /* Text that stands bare between blocks gets a paragraph. */
  function wrapBare(container) {
    let run = null;
    for (const node of [...container.childNodes]) {
      if (!isInline(node)) { run = null; continue; }
      if (!run && !text(node) && node.nodeName !== "BR") { node.remove(); continue; }
      if (!run) { run = container.ownerDocument.createElement("p"); node.before(run); }
      run.append(node);
    }
  }

  /* Two line breaks are a new paragraph. */
  function splitBreaks(root) {
    for (const paragraph of all(root, "p")) {
      const inner = paragraph.innerHTML;
      if (!/<br[^>]*>(?:\s|&nbsp;)*<br/i.test(inner)) continue;
      const parts = inner.split(/(?:<br[^>]*>(?:\s|&nbsp;)*){2,}/i);
      paragraph.replaceWith(...parts.map((part) => Object.assign(root.ownerDocument.createElement("p"), { innerHTML: part })));
    }
  }

  function spaces(root) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(BLANK, " ");
    for (const block of all(root, "p, h2, h3, li, td, th, caption, figcaption")) {
      while (block.lastChild?.nodeName === "BR" || (block.lastChild?.nodeType === Node.TEXT_NODE && !text(block.lastChild))) block.lastChild.remove();
      while (block.firstChild?.nodeName === "BR" || (block.firstChild?.nodeType === Node.TEXT_NODE && !text(block.firstChild))) block.firstChild.remove();
    }
  }

  function emptyOnes(root, left) {
    for (const element of all(root, "strong, em, sub, sup, a").reverse()) if (!text(element)) unwrap(element);
    for (const element of all(root, "p, h2, h3, li, blockquote, ul, ol").reverse()) {
      if (text(element) || element.dataset.ckeUnggah !== undefined || element.querySelector("hr, img, [data-cke-unggah], table")) continue;
      if (element.matches("p, h2, h3") && !element.closest("li, td, th")) left.empty += 1;
      element.remove();
    }
    for (const cell of all(root, "td, th, li")) {
      const paragraphs = cell.querySelectorAll(":scope > p");
      if (paragraphs.length === 1) unwrap(paragraphs[0]);
    }
  }

  function strip(root) {
    for (const element of all(root, "*").reverse()) {
      const tag = element.tagName.toLowerCase();
      if (!KEPT.has(tag)) { if (RENAMED[tag]) bare(rename(element, RENAMED[tag])); else unwrap(element); } else bare(element);
    }
  }

  const ATTRIBUTES = { a: ["href"], ol: ["start"], th: ["scope", "colspan", "rowspan"], td: ["colspan", "rowspan"], img: ["data-gambar", "src", "alt"], figure: ["data-video", "data-dokumen"], p: ["data-cke-unggah"] };
  const CLASSES = /^(?:gambar|galeri|video|lampiran|gambar-(?:kecil|kiri|kanan)|sumber)$/;

  function bare(element) {
    const tag = element.tagName.toLowerCase();
    const side = ["p", "td", "th"].includes(tag) ? align(element) : "";
    const classes = [...element.classList].filter((name) => CLASSES.test(name) && (tag === "figure" || (name === "sumber" && tag === "p")));
    if (side) classes.push(side);
    for (const { name } of [...element.attributes]) if (!(ATTRIBUTES[tag] ?? []).includes(name)) element.removeAttribute(name);
    if (classes.length) element.className = classes.join(" ");
  }

  /* Short paragraphs in bold that text follows. */
  function headings(root) {
    let found = 0;
    for (const paragraph of all(root, ":scope > p")) {
      const bold = all(paragraph, "strong").map(text).join(" ").trim();
      const said = text(paragraph);
      const next = paragraph.nextElementSibling;
      if (!said || said !== bold || said.length > HEADING_LENGTH || /[.,;:]$/.test(said) || !next) continue;
      if (!next.matches("p, ul, ol, table, blockquote") || next.dataset.ckeUnggah !== undefined) continue;
      paragraph.dataset.ckeCalon = "";
      found += 1;
    }
    return found;
  }

  /* `{ html, left, uploads, headings }`; `uploads` are the data addresses of pictures, in the places that `html` marks.
     With `canHold` false nothing is uploaded. */
  function tidy(markup, { canHold = true } = {}) {
    const root = new DOMParser().parseFromString(markup, "text/html").body;
    const left = { look: false, underline: false, empty: 0, local: 0, remote: [], frames: 0, comments: false, layout: false, links: 0, deleted: false };
    const uploads = [];
    left.comments = root.querySelector('[style*="mso-element:comment" i], [style*="mso-element:footnote" i], .MsoCommentReference, a[href^="#_ftn"], a[href^="#_msocom"]') !== null;
    for (const element of all(root, '[style*="mso-element:comment" i], [style*="mso-element:footnote" i], .MsoCommentReference, a[href^="#_ftn"], a[href^="#_msocom"]')) element.remove();
    for (const element of all(root, FRAMES)) {
      if (element.matches("iframe, object, embed, video, audio, form")) left.frames += 1;
      if (element.matches("form")) unwrap(element); else element.remove();
    }
    for (const element of all(root, GONE)) element.remove();
    // Text that its writer has taken out, shown only as a trace.
    for (const element of all(root, "del, .msoDel")) {
      left.deleted ||= Boolean(text(element));
      element.remove();
    }
    for (const element of all(root, "[style]")) if (/display:none|mso-hide:all/.test(style(element))) element.remove();
    comments(root);
    wordLists(root);
    pictures(root, left, canHold ? uploads : null);
    meanings(root, left);
    links(root, left);
    tables(root, left);
    nestLists(root);
    blocks(root);
    wrapBare(root);
    for (const quote of all(root, "blockquote")) wrapBare(quote);
    strip(root);
    splitBreaks(root);
    spaces(root);
    emptyOnes(root, left);
    root.normalize();
    const count = headings(root);
    return { html: root.innerHTML.trim(), left, uploads, headings: count };
  }

  window.deskEditor.tidy = tidy;
})();
