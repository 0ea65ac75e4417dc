// What the configuration says of how the page looks: which parts are shown, and the
// theme.

import { listen } from "../bridge/host.js";
import { followLinkTheme } from "../dom/theme.js";

// followLook must listen before those who measure the page.
export function followLook() {
  listen("config", ({ config }) => {
    document.documentElement.dataset.ui = config.ui;
    followLinkTheme(config.theme);
  });
}
