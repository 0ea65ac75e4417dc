// The theme, and what of the page is shown, are set before the first paint, so this runs
// in the head. What becomes a lesson shows nothing else first (bridge/lessons.js).

import { fromLink } from "./dom/fromlink.js";
import { applyTheme } from "./dom/themename.js";

applyTheme();
document.documentElement.dataset.ui = fromLink("ui") ?? "full";
if (/[?&]lesson=/.test(location.search)) document.documentElement.dataset.lesson = "";
