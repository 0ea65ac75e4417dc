// The sample whose arithmetic the inspector shows: the one that somebody looks at, else a
// training sample of its own.

import { carry } from "../bridge/carried.js";
import { read } from "../bridge/host.js";
import { element, iconButton, setText } from "../dom/element.js";
import { unitName } from "../state/names.js";
import { space } from "../state/space.js";
import { t } from "../text/text.js";
import { chosenSample, onSample, pinSample } from "./samplechoice.js";

const title = element("span", { class: "label" });
let own = 0;

export function shownSample() {
  const { set, index } = chosenSample() ?? { set: "train", index: own };
  return { set, index };
}

/**
 * traced is what the program says of a unit and the sample: null while the page has yet to
 * hear of a change; undefined where there is nothing, as a diverged run has no numbers to
 * calculate with.
 */
export function traced(layer, unit) {
  if (layer < 1) return undefined;
  try {
    const trace = read("unitTrace", layer, unit, shownSample());
    return trace === undefined ? undefined : trace;
  } catch {
    return undefined;
  }
}

export function showSampleName(layer, unit) {
  const { set, index } = shownSample();
  const names = { unit: unitName(layer, unit), n: index + 1 };
  setText(title, set === "test" ? t("arithmetic.ofTest", names) : t("arithmetic.ofTrain", names));
}

export function sampleRow(refresh) {
  // A sample that is pinned, or walked through, gives way to the one beside it.
  const turn = (by) => {
    const { set, index } = shownSample();
    const count = Math.max(1, space()[set]);
    const beside = (index + by + count) % count;
    if (chosenSample()) { pinSample({ set, index: beside }); return; }
    own = beside;
    refresh();
  };
  onSample(refresh);
  carry("sample", () => own, (kept) => { own = kept; });
  return element("div", { class: "row inline shown-sample" }, title, element("span", { class: "turn" },
    iconButton("back", t("arithmetic.before"), { on: { click: () => turn(-1) } }),
    iconButton("next", t("arithmetic.next"), { on: { click: () => turn(1) } })));
}
