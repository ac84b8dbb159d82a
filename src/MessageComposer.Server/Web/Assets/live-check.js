// Forms whose text is judged while somebody types: the server judges and renders, this only asks and shows.

const pause = 250;

function liveCheck(form) {
  const result = form.querySelector("[data-live-result]");
  let timer = 0;
  let asked = null;

  const check = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.liveCheck, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: asked.signal, headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) result.innerHTML = await answer.text();
    } catch (failure) {
      if (failure.name !== "AbortError") throw failure;
    }
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(check, pause); };

  form.addEventListener("input", (event) => { if (!event.target.name?.startsWith("rule.")) soon(); });
  form.addEventListener("change", (event) => { if (event.target.matches("[data-resend]")) form.requestSubmit(); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); check(); }
  });

  // A suggestion goes into the text as an edit of its own, so that it can be undone with Ctrl+Z.
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-apply-field]");
    if (!button) return;
    event.preventDefault();
    const { applyField, applyStart, applyLength, applyText } = button.dataset;
    const field = form.querySelector(`[data-field="${CSS.escape(applyField)}"]`);
    field.focus();
    field.setSelectionRange(Number(applyStart), Number(applyStart) + Number(applyLength));
    if (!document.execCommand("insertText", false, applyText)) field.setRangeText(applyText);
    check();
  });

  // What is selected in the text is what a new rule should catch.
  const phrases = form.querySelector("[data-selection]");
  const sentence = form.querySelector("[data-sentence]");
  form.querySelector("details:has([data-selection])")?.addEventListener("toggle", (event) => {
    if (!event.target.open) return;
    for (const field of form.querySelectorAll("[data-field]")) {
      if (!sentence.value && field.dataset.field === "body") sentence.value = field.value.trim();
      const selected = field.value.slice(field.selectionStart, field.selectionEnd).trim();
      if (!phrases.value && selected) phrases.value = selected;
    }
  });

  for (const hint of form.querySelectorAll("[data-script]")) hint.hidden = false;
  document.querySelector("#rule-result")?.scrollIntoView({ block: "nearest" });
}

for (const form of document.querySelectorAll("[data-live-check]")) liveCheck(form);
