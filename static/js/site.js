// Everything here is a courtesy: without it the page is complete.

// Count a read once somebody really sees the page: not in a prerender, not in a tab never looked at. Asked once a
// showing; whether that counts is the server's decision. Visitors send no cookie, having none; colleagues are known by theirs.
const reads = document.querySelector("[data-count-url]");
let asked = false;

async function countRead() {
  if (asked || document.prerendering || document.visibilityState !== "visible") return;
  asked = true;
  try {
    const answer = await fetch(reads.dataset.countUrl, { method: "POST", keepalive: true });
    if (answer.status !== 200) return;
    const shown = (await answer.json()).reads.toLocaleString(document.documentElement.lang);
    // One text for the whole sentence, so that it grows and no part of it moves.
    reads.textContent = reads.textContent.replace(/\d[\d.,]*/, shown);
  } catch {
    // Offline, or no answer of ours: the number of the page stands.
  }
}

if (reads) {
  document.addEventListener("visibilitychange", countRead);
  document.addEventListener("prerenderingchange", countRead);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    asked = false;
    countRead();
  });
  countRead();
}

// On a phone the sections scroll sideways: begin with the current one in view.
const current = document.querySelector(".sections [aria-current]");
if (current) {
  const list = current.closest("ul");
  const box = current.getBoundingClientRect();
  list.scrollLeft += box.left + box.width / 2 - list.clientWidth / 2;
}

// A question addressed by its fragment opens, in browsers that do not do so themselves.
function openTarget() {
  const details = document.querySelector(":target")?.closest("details");
  if (details && !details.open) {
    details.open = true;
    details.scrollIntoView();
  }
}
addEventListener("hashchange", openTarget);
openTarget();

for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = label), 3000);
  });
}

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

// Where the system has a share sheet, the link to the list of services opens that instead.
const share = document.querySelector("[data-share]");
if (share && navigator.share) {
  share.addEventListener("click", (event) => {
    event.preventDefault();
    navigator.share({ title: document.querySelector("h1").textContent, url: share.dataset.share }).catch(() => {});
  });
}

// A video is asked of its host only now that somebody wants to see it.
for (const button of document.querySelectorAll("[data-player]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const address = new URL(button.dataset.player);
    address.searchParams.set("autoplay", "1");
    const player = document.createElement("iframe");
    player.title = button.dataset.title;
    player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    player.referrerPolicy = "strict-origin-when-cross-origin";
    player.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox");
    player.src = address;
    button.closest(".layar").replaceWith(player);
    player.focus();
  });
}
