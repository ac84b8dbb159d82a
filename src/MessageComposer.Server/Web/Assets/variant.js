// Flipping through the proof set with the arrow keys, without losing the place in the page.

const writing = "input, textarea, select, [contenteditable]";
let busy = false;

async function show(link) {
  if (busy || !link) return;
  busy = true;
  try {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) { location.assign(link.href); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const was = document.activeElement?.getAttribute("rel");
    document.querySelector("[data-proof]").replaceWith(document.importNode(page.querySelector("[data-proof]"), true));
    history.replaceState(null, "", link.href);
    if (was) document.querySelector(`[data-proof] [rel=${was}]`)?.focus();
  } finally {
    busy = false;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches(writing)) return;
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (!rel) return;
  event.preventDefault();
  show(document.querySelector(`[data-proof] [rel=${rel}]`));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-proof] [rel=prev], [data-proof] [rel=next]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link);
});
