// Working through a list without the mouse: j and k move, a, r and e go to what they are for. Nothing is decided by a key alone.

const writing = "input, textarea, select, [contenteditable]";
const rows = () => [...document.querySelectorAll("[data-rows] .row-text[href]")];

function move(step) {
  const all = rows();
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Shows what a key is for and puts the cursor there. */
function reach(target) {
  if (target.matches("summary")) target.parentElement.open = true;
  if (target.matches("a[href='#edit']")) openEdit();
  const place = target.matches("summary") ? target.parentElement.querySelector("textarea, input:not([type=hidden])")
    : target.matches("button") ? target.form?.querySelector("input:not([type=hidden]):placeholder-shown, input:not([type=hidden])[required]:invalid") ?? target : target;
  (place ?? target).focus();
  (place ?? target).scrollIntoView({ block: "center" });
}

function openEdit() {
  const edit = document.querySelector("#edit details");
  if (!edit) return;
  edit.open = true;
  const field = edit.querySelector("textarea");
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches(writing)) return;
  const key = event.key.toLowerCase();
  if (!"jkare".includes(key) || key.length !== 1) return;
  const target = document.querySelector(`[data-key="${key}"]:not(:disabled)`);
  if (target?.matches("a[href]:not([href^='#'])")) { event.preventDefault(); location.assign(target.href); return; }
  if (target && key === "e") { event.preventDefault(); openEdit(); return; }
  if (target) { event.preventDefault(); reach(target); return; }
  if (key === "j" || key === "k") { event.preventDefault(); move(key === "j" ? 1 : -1); return; }
  const row = document.activeElement;
  if (!row?.matches("[data-rows] .row-text[href]")) return;
  event.preventDefault();
  location.assign(`${row.href}#key-${key}`);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("a[href='#edit']")) { event.preventDefault(); openEdit(); }
});

// From the list, a key says where on the text's page to begin.
const asked = /^#key-([are])$/.exec(location.hash)?.[1];
if (asked) {
  history.replaceState(null, "", location.pathname + location.search);
  if (asked === "e") openEdit();
  else { const target = document.querySelector(`[data-key="${asked}"]`); if (target) reach(target); }
}

for (const hint of document.querySelectorAll("[data-script]")) hint.hidden = false;
