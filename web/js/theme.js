"use strict";
// The theme is set before the first paint, so this script is the only one
// that runs in the head without waiting. The page's scripts share one global,
// neuralplayPage; everything else each of them declares stays in its block.
window.neuralplayPage = {};
{
  const page = window.neuralplayPage;
  const key = "neuralplay.theme";
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const changed = [];

  // Storage is refused in some frames and private windows: then the choice
  // lasts as long as the page.
  function stored() {
    try { return localStorage.getItem(key); } catch { return null; }
  }
  function store(theme) {
    try { localStorage.setItem(key, theme); } catch { /* see stored */ }
  }

  let chosen = stored();

  function show() {
    const theme = chosen === "light" || chosen === "dark" ? chosen : systemDark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = theme;
    for (const react of changed) react(theme);
  }

  page.theme = {
    dark: () => document.documentElement.dataset.theme === "dark",
    toggle() {
      chosen = page.theme.dark() ? "light" : "dark";
      store(chosen);
      show();
    },
    onChange(react) { changed.push(react); },
  };
  systemDark.addEventListener("change", show);
  show();
}
