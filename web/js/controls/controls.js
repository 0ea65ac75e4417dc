// The controls are made from the table of settings, one row a setting, and
// written again from the configuration whenever it changes: it is the only
// truth. index.html says where they stand: data-place lists keys, and
// data-place-group takes the rest of a group, so that a new row always shows.

import { listen, send } from "../bridge/host.js";
import { chooseOwnData, openOwnData } from "../dialogs/owndata.js";
import { element, labelButton } from "../dom/element.js";
import { configure, whenReady } from "../state/commands.js";
import { applies, config, isHidden, isLeftOut, isLocked, onShowConfig, settingOf, settings, showConfig }
  from "../state/config.js";
import { attempt } from "../state/notices.js";
import { hasOwnData, space } from "../state/space.js";
import { t } from "../text/text.js";
import { sayOnce } from "./idle.js";
import { hideParts } from "./parts.js";
import { widgetFor } from "./widgets.js";

const controls = new Map();
let noRate; // the note on a penalty that does nothing

// Whoever chooses a penalty wants one: at rate 0 it would do nothing. A link
// that says so still gets what it says.
function companions(key, value) {
  const wantsRate = key === "regularization" && value !== "none";
  if (!wantsRate || config().regularizationRate !== 0 || isHidden("regularizationRate")) return {};
  return { regularizationRate: 0.001 };
}

const change = ({ key }) => (value) => {
  // Own data have to be there before they can be chosen.
  if (value === "own" && !hasOwnData()) return openOwnData();
  if (value === "own") return chooseOwnData({ [key]: value });
  return configure({ [key]: value, ...companions(key, value) });
};

function add(place, setting) {
  const widget = widgetFor(setting, change(setting));
  widget.set(setting.default);
  controls.set(setting.key, { setting, widget });
  place.append(widget.node);
}

function fillPlaces() {
  for (const place of document.querySelectorAll("[data-place]")) {
    for (const setting of place.dataset.place.split(" ").map(settingOf)) if (setting) add(place, setting);
  }
  for (const place of document.querySelectorAll("[data-place-group]")) {
    for (const setting of settings) {
      const belongs = setting.group === place.dataset.placeGroup && setting.control !== "none";
      if (belongs && !controls.has(setting.key)) add(place, setting);
    }
  }
}

const isGone = ({ key, hide, hideWith = [] }) => isLeftOut(hide, ...hideWith) || (key === "preset" && isLocked());

// lacks reports whether the data in force have no use for a setting.
const lacks = ({ needs }) => Boolean(needs) && !space().has[needs];

function show() {
  for (const [key, { setting, widget }] of controls) {
    widget.set(config()[key] ?? setting.default);
    widget.node.hidden = isGone(setting) || !applies(setting) || lacks(setting);
  }
  for (const node of document.querySelectorAll("[data-needs]")) node.hidden = lacks(node.dataset);
  const { regularization, regularizationRate } = config();
  noRate.hidden = regularization === "none" || regularizationRate !== 0 || isHidden("regularizationRate");
  hideParts();
  sayOnce();
}

const button = (id, label, help, act) => labelButton(id, "dice", label, help,
  () => attempt(async () => { await whenReady(); return act(); }));

export function mountControls() {
  fillPlaces();
  noRate = element("p", { class: "note", hidden: true }, t("controls.noRate"));
  controls.get("regularizationRate")?.widget.node.after(noRate);
  onShowConfig(show);
  listen("config", showConfig);
  show();
  button("regenerate", t("controls.regenerate"), t("controls.regenerate.help"), () => send("newData"));
  button("new-weights", t("controls.newWeights"), t("controls.newWeights.help"), () => send("newWeights"));
}
