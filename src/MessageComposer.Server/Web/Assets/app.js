// What pages gain where scripts run. Each part looks for its own mark in the page and leaves the rest alone.

const year = 60 * 60 * 24 * 365;

/** The theme changes in place, so that half-written text stays; the language needs a new page. */
function themeInPlace(form) {
  form.addEventListener("submit", (event) => {
    const pressed = event.submitter;
    if (pressed?.name !== "theme") return;
    event.preventDefault();
    document.documentElement.dataset.theme = pressed.value;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `composer-theme=${pressed.value}; max-age=${year}; path=/; samesite=lax${secure}`;
    for (const button of document.querySelectorAll("[data-preferences] button[name=theme]"))
      button.setAttribute("aria-pressed", String(button.value === pressed.value));
  });
}

for (const form of document.querySelectorAll("[data-preferences]")) themeInPlace(form);

// A sheet opened from the bottom bar closes on a press outside it and on Escape.
const more = document.querySelector(".bar-more");
if (more) {
  document.addEventListener("pointerdown", (event) => { if (!more.contains(event.target)) more.open = false; });
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    more.open = false;
    more.querySelector("summary").focus();
  });
}

// Copying needs a script: its buttons show only where there is one.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  const words = button.querySelector("span");
  const before = words.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent);
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = before; }, 2000);
  });
}

// The way back is shown as long as it is open.
for (const form of document.querySelectorAll("[data-undo]")) setTimeout(() => { form.hidden = true; }, Number(form.dataset.undo));

// After sign-in in the middle of a form, the form is shown again at once.
document.querySelector("[data-resume]")?.requestSubmit();
