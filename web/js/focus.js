"use strict";
// How the focus came to where it is. The browser's :focus-visible is no answer:
// it also matches a text field that was clicked, and whatever has the focus
// when a key is pressed.
{
  const page = window.neuralplayPage;
  let latest = "key"; // a page that opens is at the beginning of its Tab order
  let came = latest;

  // Before everybody else, who may end the event.
  addEventListener("keydown", () => { latest = "key"; }, true);
  addEventListener("pointerdown", () => { latest = "pointer"; }, true);
  addEventListener("focusin", () => { came = latest; }, true);

  page.focus = {
    // byKey tells whether a key, not a mouse or finger, brought the focus.
    byKey: () => came === "key",
  };
}
