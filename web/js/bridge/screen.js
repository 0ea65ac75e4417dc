// @ts-check
// The stage is an empty place in the page; the canvas lies under the page, just
// there: every pixel of it costs. This puts it there, and tells the program.

import { isDark, onTheme } from "../dom/theme.js";
import { onAttach, send } from "./host.js";

const stage = document.getElementById("stage");
const still = matchMedia("(prefers-reduced-motion: reduce)");

// The canvas in device pixels: the whole ones that the stage touches, at least one.
const size = { clientWidth: 1, clientHeight: 1 };

function report() {
  const { x, y, width, height } = stage.getBoundingClientRect();
  const scale = devicePixelRatio;
  const left = Math.floor(x * scale), top = Math.floor(y * scale);
  const wide = Math.max(1, Math.ceil((x + width) * scale) - left);
  const high = Math.max(1, Math.ceil((y + height) * scale) - top);
  const { style } = document.documentElement;
  for (const [name, pixels] of [["left", left], ["top", top], ["width", wide], ["height", high]]) {
    style.setProperty(`--canvas-${name}`, `${Number(pixels) / scale}px`);
  }
  const isResized = wide !== size.clientWidth || high !== size.clientHeight;
  size.clientWidth = wide;
  size.clientHeight = high;
  send("viewport", { x, y, width, height, scale, dark: isDark(), still: still.matches });
  if (isResized) dispatchEvent(new Event("resize")); // Ebitengine listens to nothing else
}

// Ebitengine reads the density once, and makes its canvas body.clientWidth times
// that many pixels wide. The body says instead what the stage needs. Nobody else
// asks for it.
function answerForBody() {
  const firstDensity = devicePixelRatio;
  for (const side of ["clientWidth", "clientHeight"]) {
    Object.defineProperty(document.body, side, { get: () => times(size[side], firstDensity) });
  }
}

// times returns the number that is whole once it is multiplied by a density.
function times(whole, density) {
  const number = whole / density;
  return number * density < whole ? number * (1 + Number.EPSILON) : number;
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
  answerForBody();
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
