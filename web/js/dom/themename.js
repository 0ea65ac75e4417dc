// Which theme is in force: the person's choice, the link's, or else the system's. It is
// set before the first paint (head.js) and whenever it changes (theme.js).
//
// What a person chose here wins. Of what they chose another time and what the link
// says, a frame takes the link's: its author matches it to the page around. A page that
// stands alone takes the person's. A link's theme is never stored. Where the system forces
// its colours on the page, the canvas must suit them, whatever was chosen.

import { fromLink } from "./fromlink.js";

const key = "neuralplay.theme";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");
const isFramed = window.parent !== window;

// Storage is refused in some frames and private windows: then the choice
// lasts as long as the page.
function stored() {
  try { return localStorage.getItem(key); } catch { return null; }
}
let chosen = null; // here
let linked = fromLink("theme");
const before = stored();

export function chooseTheme(theme) {
  chosen = theme;
  try { localStorage.setItem(key, theme); } catch { /* see stored */ }
}

// linkTheme takes what the link says, and reports whether that is new.
export function linkTheme(theme) {
  const isNew = theme !== linked;
  linked = theme;
  return isNew;
}

const isTheme = (name) => name === "light" || name === "dark";

export function applyTheme() {
  const system = systemDark.matches ? "dark" : "light";
  const wishes = isFramed ? [chosen, linked, before] : [chosen, before, linked];
  document.documentElement.dataset.theme = (forced.matches ? null : wishes.find(isTheme)) ?? system;
}

export function onSystemTheme(react) {
  for (const query of [systemDark, forced]) query.addEventListener("change", react);
}
