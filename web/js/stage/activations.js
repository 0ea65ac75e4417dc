// What every unit computes for the sample that somebody looks at, as a number over
// its tile, tinted as the scale has it. Where a walk has come back to a unit, its error
// stands there instead.

import { listen } from "../bridge/host.js";
import { element, setText } from "../dom/element.js";
import { isOutput } from "../state/names.js";
import { space } from "../state/space.js";
import { brief, short } from "../text/numbers.js";
import { t } from "../text/text.js";
import { layout } from "./layout.js";
import { place } from "./place.js";

const node = element("section", { class: "activations", role: "group", hidden: true });
const chips = [];
let sample = null;

const high = 16; // CSS pixels
const roomy = 36; // a tile as wide as this has room for two decimals
const large = 44; // and for them in the larger size

function chip(i) {
  if (!chips[i]) {
    chips[i] = element("span", { class: "over activation figures" });
    node.append(chips[i]);
  }
  return chips[i];
}

// A probability has no sign.
function said(value, layer, digits) {
  const text = brief(value, digits);
  return isOutput(layer) && space().has.probability ? text.replace("+", "") : text;
}

// An error is often small: two digits that say something, whatever its size.
function errorSaid(value) {
  const size = Math.abs(value ?? 0);
  return size >= 0.1 || size === 0 ? brief(value, 2) : short(value);
}

function showOne(i, { rect: { x, y, w, h } }, value, layer, error) {
  const it = chip(i);
  const strength = Math.round(30 * Math.min(1, Math.abs(value ?? 0)));
  const wide = Math.max(w - 4, error === undefined ? (w < roomy ? 30 : 34) : 48);
  it.hidden = false;
  setText(it, error === undefined ? said(value, layer, w < roomy ? 1 : 2) : errorSaid(error));
  it.toggleAttribute("data-error", error !== undefined);
  it.classList.toggle("small", w < large);
  it.style.setProperty("--part", `${strength}%`);
  it.dataset.sign = value < 0 ? "negative" : "positive";
  place(it, x + (w - wide) / 2, y + h / 2 - high / 2, wide, high);
}

function show() {
  const layers = layout()?.layers ?? [];
  // The network may be another one than the sample went through.
  const fits = sample && layers.length === sample.activations.length;
  node.hidden = !fits;
  if (!fits) return;
  const names = { n: sample.index + 1 };
  node.setAttribute("aria-label",
    sample.set === "test" ? t("stage.activations.test", names) : t("stage.activations.train", names));
  let used = 0;
  sample.activations.forEach((values, l) => values.forEach((value, u) => {
    const unit = layers[l].units[u];
    if (unit && !unit.hidden) showOne(used++, unit, value, l, sample.errors?.[l]?.[u]);
  }));
  for (const unused of chips.slice(used)) unused.hidden = true;
}

export function mountActivations() {
  document.getElementById("overlay").append(node);
  listen("select", (news) => {
    const before = sample;
    sample = news.sample ?? null;
    if (before || sample) show();
  });
  listen("layout", show);
}
