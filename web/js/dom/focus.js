// How the focus came to where it is. The browser's :focus-visible is no answer:
// it also matches a text field that was clicked, and whatever has the focus
// when a key is pressed.

let latest = "key"; // a page that opens is at the beginning of its Tab order
let came = latest;

// byKey reports whether a key, not a mouse or finger, brought the focus.
export const byKey = () => came === "key";

// watchFocus listens before everybody else, who may end the event.
export function watchFocus() {
  addEventListener("keydown", () => { latest = "key"; }, true);
  addEventListener("pointerdown", () => { latest = "pointer"; }, true);
  addEventListener("focusin", () => { came = latest; }, true);
}
