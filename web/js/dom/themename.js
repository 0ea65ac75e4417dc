// Which theme is in force: the person's choice, or else the system's. It is
// set before the first paint (head.js) and whenever it changes (theme.js).

const key = "neuralplay.theme";
const systemDark = matchMedia("(prefers-color-scheme: dark)");

// Storage is refused in some frames and private windows: then the choice
// lasts as long as the page.
function stored() {
  try { return localStorage.getItem(key); } catch { return null; }
}
let chosen = stored();

export function chooseTheme(theme) {
  chosen = theme;
  try { localStorage.setItem(key, theme); } catch { /* see stored */ }
}

export function applyTheme() {
  const system = systemDark.matches ? "dark" : "light";
  document.documentElement.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : system;
}

export const onSystemTheme = (react) => systemDark.addEventListener("change", react);
