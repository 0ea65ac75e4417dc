"use strict";
// The card that stands on the stage when the program cannot run: what
// happened, and what to do next.
{
  const page = window.neuralplayPage;
  const { element, words } = page;
  const card = document.getElementById("failure");

  // show tells one of words.failures; detail is what the browser or the
  // server said. Trying again is a reload: the link keeps the settings.
  function show(kind, detail = "") {
    const [title, what, next] = words.failures[kind];
    document.getElementById("progress").hidden = true;
    document.documentElement.dataset.failed = kind;
    card.replaceChildren(
      element("h2", {}, title),
      element("p", {}, what),
      element("p", {}, next),
      ...(detail ? [element("p", { class: "detail" }, detail)] : []),
      element("button", { type: "button", class: "button primary", on: { click: () => location.reload() } }, words.retry));
    card.hidden = false;
  }

  page.failure = { show };
}
