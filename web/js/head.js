// The theme is set before the first paint, so this runs in the head.

import { applyTheme } from "./dom/themename.js";

applyTheme();
