"use strict";
// Sentences that float over the stage: what the link said wrong, what went
// wrong, what to do next. One message an id; the newest stands last.
{
  const page = window.neuralplayPage;
  const { element, words, icon } = page;
  const place = document.getElementById("banner");
  const shown = new Map();

  function hide(id) {
    shown.get(id)?.remove();
    shown.delete(id);
  }

  // show puts {id, tone: "note" | "warning" | "error", text, actions, seconds}
  // on the stage. actions are [{label, act}]; a note with seconds goes away by
  // itself, everything else stays until somebody has seen it.
  function show({ id, tone = "note", text, actions = [], extra = null, seconds = 0 }) {
    hide(id);
    const buttons = actions.map(({ label, act }) =>
      element("button", { type: "button", class: "button", on: { click() { hide(id); page.attempt(act); } } }, label));
    const message = element("div", { class: "message", data: { tone, id } },
      element("p", {}, text), extra,
      element("div", { class: "message-actions" }, ...buttons),
      element("button", {
        type: "button", class: "icon-button small", title: words.dismiss, "aria-label": words.dismiss, on: { click: () => hide(id) },
      }, icon("close")));
    shown.set(id, message);
    place.append(message);
    if (seconds > 0) setTimeout(() => { if (shown.get(id) === message) hide(id); }, 1000 * seconds);
  }

  page.banner = { show, hide };

  function showWarnings(warnings) {
    const most = 3;
    // Of an unknown key the program wants "a known key", or "the key noise".
    const isUnknown = ({ want }) => want === "a known key" || want.startsWith("the key ");
    const sentences = warnings.slice(0, most).map((w) => (isUnknown(w) ? words.unknownKey(w) : words.warning(w)));
    if (warnings.length > most) sentences.push(words.moreWarnings(warnings.length - most));
    const list = element("ul", {}, ...sentences.map((sentence) => element("li", {}, sentence)));
    const values = warnings.filter((w) => !isUnknown(w)).length;
    show({ id: "link", tone: "warning", text: values > 0 ? `${words.linkTitle} ${words.linkDefaults(values)}` : words.linkTitle, extra: list });
  }
  page.showWarnings = (warnings) => { if (warnings?.length) showWarnings(warnings); };

  let config = {};
  window.neuralplay.on("config", (news) => { config = news.config ?? config; });
  window.neuralplay.on("warning", (news) => page.showWarnings(news.warnings));

  // A diverged run offers the way back; a tenth of a large rate is a good try.
  // The program says in which way it diverged.
  let said = words.diverged;
  function showDiverged() {
    const slow = Math.min(0.03, (config.learningRate ?? 0.03) / 10);
    const rate = Number(slow.toPrecision(1));
    show({
      id: "diverged", tone: "error", text: said,
      actions: [
        { label: words.divergedSlow(rate), act: async () => { await window.neuralplay.configure({ learningRate: rate }); await window.neuralplay.reset(); } },
        { label: words.divergedReset, act: () => window.neuralplay.reset() },
      ],
    });
  }

  let diverged = false;
  window.neuralplay.on("state", (state) => {
    if (state.diverged && !diverged) showDiverged();
    if (!state.diverged && diverged) { hide("diverged"); said = words.diverged; }
    diverged = state.diverged;
    if (state.playing) hide("earlyStop");
  });
  window.neuralplay.on("error", ({ code, message }) => {
    if (code !== "diverged") { show({ id: code || "error", tone: code === "earlyStop" ? "note" : "error", text: message }); return; }
    said = message || words.diverged;
    const text = shown.get("diverged")?.querySelector("p");
    if (text) text.textContent = said; // the state's news may come first
  });
}
