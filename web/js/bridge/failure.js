// @ts-check
// The card that stands on the stage when the program cannot run: what
// happened, and what to do next.

import { element } from "../dom/element.js";
import { t } from "../text/text.js";

// The kinds of failure, each with its words.
const failures = {
  webassembly: () => [
    t("failures.webassembly.title"), t("failures.webassembly.what"), t("failures.webassembly.next")],
  simd: () => [t("failures.simd.title"), t("failures.simd.what"), t("failures.simd.next")],
  webgl: () => [t("failures.webgl.title"), t("failures.webgl.what"), t("failures.webgl.next")],
  http: () => [t("failures.http.title"), t("failures.http.what"), t("failures.http.next")],
  network: () => [t("failures.network.title"), t("failures.network.what"), t("failures.network.next")],
  damaged: () => [t("failures.damaged.title"), t("failures.damaged.what"), t("failures.damaged.next")],
  file: () => [t("failures.file.title"), t("failures.file.what"), t("failures.file.next")],
  exit: () => [t("failures.exit.title"), t("failures.exit.what"), t("failures.exit.next")],
};

// failureReason is the failure in one line.
export function failureReason(kind, detail) {
  const [title] = failures[kind]();
  return detail ? t("failures.reason", { title, reason: detail }) : title;
}

// showFailure shows a kind of failure; detail is what the browser, the server
// or the program said. The first failure stays: later ones follow from it.
// Trying again is a reload: the link keeps the settings.
export function showFailure(kind, detail = "") {
  const card = document.getElementById("failure");
  if (!card.hidden) return;
  document.getElementById("progress").hidden = true;
  document.documentElement.dataset.failed = kind;
  const reload = element("button",
    { type: "button", class: "button primary", on: { click: () => location.reload() } }, t("failures.retry"));
  const [title, ...sentences] = failures[kind]();
  card.replaceChildren(
    element("h2", {}, title),
    ...sentences.map((sentence) => element("p", {}, sentence)),
    ...(detail ? [element("p", { class: "detail" }, detail)] : []),
    reload);
  card.hidden = false;
}
