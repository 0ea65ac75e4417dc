// @ts-check
// The stage is an empty place in the page; the canvas lies fixed under the
// whole page and draws only there. This tells the program where "there" is.

import { isDark, onTheme } from "../dom/theme.js";
import { onAttach, send } from "./host.js";

const stage = document.getElementById("stage");
const still = matchMedia("(prefers-reduced-motion: reduce)");

function report() {
  const { x, y, width, height } = stage.getBoundingClientRect();
  send("viewport", { x, y, width, height, scale: devicePixelRatio, dark: isDark(), still: still.matches });
}

// Ebitengine reads the density once, and makes its canvas body.clientWidth
// times that many pixels wide. So that the canvas follows a zoom, or a move to
// another screen, the body says its size as though the first density still
// held. Nobody else asks for it.
function followDensity() {
  const firstDensity = devicePixelRatio;
  for (const side of ["clientWidth", "clientHeight"]) {
    const real = Object.getOwnPropertyDescriptor(Element.prototype, side).get;
    const get = () => real.call(document.body) * devicePixelRatio / firstDensity;
    Object.defineProperty(document.body, side, { get });
  }
}

// A media query knows when the density changes, as when a window moves to
// another screen; but each one knows only the density it was made for.
function watchDensity() {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  query.addEventListener("change", () => {
    dispatchEvent(new Event("resize")); // for Ebitengine, and for report
    watchDensity();
  }, { once: true });
}

export function mountScreen() {
  followDensity();
  new ResizeObserver(report).observe(stage);
  addEventListener("resize", report);
  still.addEventListener("change", report);
  onTheme(report);
  onAttach(report);
  const tellHidden = () => send("hide", document.hidden);
  document.addEventListener("visibilitychange", tellHidden);
  onAttach(tellHidden);
  watchDensity();
}
