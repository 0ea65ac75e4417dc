// Words over and around the boundary: what it shows, at which slice, the key to
// its colours, and the names of its axes.

import { element, setText } from "../dom/element.js";
import { overflows } from "../dom/measure.js";
import { classMark } from "../pictures/mark.js";
import { isHidden } from "../state/config.js";
import { trainedText } from "../state/encoding.js";
import { layerCount, outputsName, unitName } from "../state/names.js";
import { heldColumns, severalClasses, space } from "../state/space.js";
import { fixed } from "../text/numbers.js";
import { list, t } from "../text/text.js";
import { over, place } from "./place.js";
import {
  fitSpaceHead, isHeadOver, isSpace, isSwitchOver, showSpace, spaceAxes, spaceHead, spaceName, switcher,
} from "./spaceview.js";

const caption = over("caption", { "aria-live": "off" });
const held = over("held");
const classKey = over("class-key", { role: "img" });
const scale = over("scale", { role: "img" });
const axes = [over("axis across"), over("axis up")];

// The unit whose picture is the large one, if it is not the output's.
let unit = null;

// showUnit takes a unit, or null for the output, and reports whether it is
// another one.
export function showUnit(now) {
  if (now?.layer === unit?.layer && now?.unit === unit?.unit) return false;
  unit = now;
  return true;
}

// Of one or two inputs that are held there is room to say where.
function showHeld() {
  const { columns, slice, ranges } = space();
  const others = heldColumns();
  const digits = (i) => (ranges[i] && ranges[i][1] - ranges[i][0] >= 100 ? 0 : 2);
  const note = (i) => t("stage.heldAt", { name: columns[i], value: fixed(slice[i] ?? 0, digits(i)) });
  const said = others.length <= 2 ? list(others.map(note)) : "";
  setText(held, said);
  held.title = said;
}

const stageRight = () => document.getElementById("stage").getBoundingClientRect().right;

const scaleApart = 6;
const switchWide = 126; // of the switch to a space, roughly

let keyed = "";
function fillKey() {
  const { classes } = space();
  if (classes.join("\n") !== keyed) {
    keyed = classes.join("\n");
    classKey.title = t("stage.classes", { names: list(classes) });
    classKey.setAttribute("aria-label", classKey.title);
    const named = (name, k) =>
      element("span", { class: "named" }, classMark(k), element("span", { class: "class-name" }, name));
    classKey.replaceChildren(...classes.map(named));
  }
}

// keyWidth returns how wide the classes are in so many rows.
function keyWidth(rows) {
  classKey.style.setProperty("--across", Math.ceil(space().classes.length / rows));
  place(classKey, 0, 0);
  return Math.ceil(classKey.getBoundingClientRect().width);
}

// placeKey puts the classes at the right and returns the room that is left for
// the caption. Their names come before the caption, which the network's heading
// repeats: they take two rows, then its place, and only then are they shortened.
function placeKey({ x, y, w, h }, captionWide) {
  fillKey();
  const beside = captionWide + 16;
  const tries = isHeadOver() ? [[beside, 1], [beside, 2]] : [[beside, 1], [beside, 2], [0, 1], [0, 2]];
  // Over the numbers at the right of the boundary there is room, too.
  const right = Math.max(x + w, stageRight() - 12);
  const [used, rows] = tries.find(([taken, n]) => keyWidth(n) <= right - x - taken) ?? tries.at(-1);
  const wide = Math.min(keyWidth(rows), right - x - used);
  const left = Math.min(right - wide, Math.max(x + used, x + w - wide));
  const lift = rows > 1 && left + wide > x + w ? 6 : 0; // half of the topmost number
  place(classKey, left, y - lift, wide, h);
  return Math.max(0, left - x - 12);
}

// nameScale says what the colours mean, and where the line between two classes is.
function nameScale() {
  const { encoding, outputs } = space();
  const line = encoding && outputs === 1 && !unit;
  scale.title = line ? t("stage.scaleAndLine", { middle: trainedText(encoding.middle) }) : t("stage.scale");
  scale.setAttribute("aria-label", scale.title);
}

// answerName names what the output's picture shows: of several numbers, the first.
const answerName = () => (space().targets.length > 1 ? unitName(layerCount() - 1, 0) : outputsName());

// leadOf is what stands at the left of the row over the boundary. In a low frame that
// is the switch to a space.
const leadOf = () => (isHeadOver() ? spaceHead :
  (isSwitchOver() && !switcher.classList.contains("out") && switcher) || caption);

// showHeader is for what stands over the boundary. The canvas draws the scale.
export function showHeader({ boundaryHeader, legend }) {
  const { x, y, w, h } = boundaryHeader;
  setText(caption, isSpace() ? spaceName() : unit ? unitName(unit.layer, unit.unit) : answerName());
  caption.title = caption.textContent;
  const several = severalClasses() && (!unit || isSpace());
  scale.hidden = several || !legend.w;
  classKey.hidden = !several || isHidden("legendPanel");
  place(scale, legend.x, y, legend.w, h);
  nameScale();
  showHeld();
  const beside = legend.w ? legend.w + scaleApart : 0;
  switcher.classList.toggle("out", isSwitchOver() && w < switchWide + beside); // over the scale it could not be read
  const lead = leadOf();
  caption.hidden = lead !== caption;
  place(lead, x, y, undefined, h);
  const wide = Math.ceil(lead.getBoundingClientRect().width);
  const used = Math.min(wide, w / 2) + 12;
  const room = several ? placeKey(boundaryHeader, wide) : Math.max(0, w - beside);
  place(lead, x, y, Math.min(wide, room), h);
  fitSpaceHead(room);
  place(held, x + used, y, Math.max(0, room - used), h);
  held.classList.toggle("out", overflows(held)); // a part of it would say nothing
}

// plottedName is what stands on the upright axis where the plane is the plot over one
// input: of a regression its target, of classes what the network says to them.
function plottedName() {
  const { classes, has, target } = space();
  if (!classes.length) return target;
  return has.probability ? t("stage.probability") : t("names.output");
}

function showAxes({ x, y, w, h }) {
  const { columns, axes: shown, has } = space();
  const names = isSpace() ? spaceAxes(w) : shown.map((i) => columns[i] ?? plottedName());
  axes.forEach((node, i) => {
    const name = names[i] ?? "";
    setText(node, name);
    node.title = name;
    node.hidden = !name;
  });
  // Off the rows of the axes' numbers, which would read on into the names: the
  // one under them, the other beside them, upright. On the plane of all
  // generated points it has a place between two numbers.
  const [across, up] = axes;
  place(across, x, y + h + 20, w, 14);
  const upright = !has.generated || isSpace();
  up.classList.toggle("upright", upright);
  if (isSpace()) place(up, x + w - 17, y, 14, h); // a space leaves room at its sides
  else if (upright) place(up, Math.min(x + w + 26, stageRight() - 15), y, 14, h);
  else place(up, x + w + 6, y + h * 5 / 12 - 8, undefined, 16);
}

export function showBoundary(layout) {
  showSpace(layout);
  showHeader(layout);
  showAxes(layout.boundary);
}

export function mountBoundary(overlay) {
  setText(caption, t("names.output"));
  overlay.append(caption, held, scale, classKey, ...axes);
}
