// Switching between light and dark, and following the system.

import { applyTheme, chooseTheme, linkTheme, onSystemTheme } from "./themename.js";

const changed = [];

export const isDark = () => document.documentElement.dataset.theme === "dark";
export const onTheme = (react) => changed.push(react);

function show() {
  applyTheme();
  for (const react of changed) react();
}

export function toggleTheme() {
  chooseTheme(isDark() ? "light" : "dark");
  show();
}

export function followLinkTheme(theme) {
  if (linkTheme(theme)) show();
}

export function mountTheme() {
  onSystemTheme(show);
  show();
}
