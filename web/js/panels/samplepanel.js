// All samples, under the stage: sorted by any column, only the wrong ones if one
// likes, a page at a time. The program sorts and filters; the page asks for what it
// shows, and only while that can be seen.

import { carry } from "../bridge/carried.js";
import { isRunning, listen, read } from "../bridge/host.js";
import { element, iconButton, setText } from "../dom/element.js";
import { overflows } from "../dom/measure.js";
import { markEnd } from "../dom/stepper.js";
import { isHidden } from "../state/config.js";
import { allDigits, onDigits } from "../state/digits.js";
import { encodingText } from "../state/encoding.js";
import { attempt } from "../state/notices.js";
import { space } from "../state/space.js";
import { sentences, t } from "../text/text.js";
import { digitsSwitch } from "./digits.js";
import { throttled } from "./refresh.js";
import { chosenSample, onSample, pinSample, pointAtSample } from "./samplechoice.js";
import { sampleTable } from "./sampletable.js";

const panel = document.getElementById("samples-panel");
const pageSize = 50;
const refreshEvery = 200; // ms, while training
const costFactor = 8; // sorting may take one part in so many of the time

let set = "train";
let from = 0;
let total = 0;
let onToggle = () => {};
const isOpen = () => !panel.hidden;

// Once the columns find no room side by side, they are taken to have none until the
// data, the digits or the width are others: they do not change places while numbers
// grow and shrink.
let crowded = "";
const situation = () => JSON.stringify([panel.clientWidth, allDigits(), space().columns, space().classes]);
const isCrowded = () => crowded !== "" && crowded === situation();

const table = sampleTable({
  point: (index) => pointAtSample(index === null ? null : { set, index }),
  pin: (index) => pinSample({ set, index }),
  turn,
}, { sort: () => { from = 0; refresh(); }, form: () => ({ answersFirst: isCrowded() }) });

// Which samples: those of training or the test's.
const sets = ["train", "test"].map((name) => {
  const change = () => { set = name; from = 0; refresh(); };
  return { name, input: element("input", { type: "radio", name: "samples-set", value: name, on: { change } }) };
});
const switcher = element("div", { class: "segmented", role: "radiogroup" });
const onlyWrong = element("input", {
  type: "checkbox", class: "switch", id: "samples-wrong", on: { change: () => { from = 0; refresh(); } },
});
const wrong = element("label", { class: "only-wrong", for: onlyWrong.id });
const count = element("output", { class: "figures", "aria-live": "polite" });
const back = iconButton("back", "", { on: { click: () => turn(-1) } });
const next = iconButton("next", "", { on: { click: () => turn(1) } });
const pager = element("div", { class: "pager", role: "group" }, back, count, next);
const encoding = element("p", { class: "note" });
const nothing = element("p", { class: "note nothing", hidden: true });

// turn shows another page and reports whether there is one.
function turn(by) {
  const to = from + by * pageSize;
  if (to < 0 || to >= total) return false;
  from = to;
  refresh();
  table.node.scrollTop = by > 0 ? 0 : table.node.scrollHeight;
  return true;
}

function showPager(rows) {
  const values = { from: from + 1, to: from + rows, all: total };
  setText(count, total > pageSize ? t("samples.range", values) : t("samples.count", { n: total }));
  for (const button of [back, next]) button.hidden = total <= pageSize;
  markEnd(back, from === 0);
  markEnd(next, from + pageSize >= total);
}

function showTools() {
  const { test, classes } = space();
  if (test === 0) set = "train";
  switcher.hidden = test === 0;
  for (const { name, input } of sets) input.checked = name === set;
  wrong.hidden = classes.length === 0;
  setText(encoding, sentences(encodingText(), t("encoding.error")));
}

// ask returns a page; show is the index of a sample that should be on it.
function ask(show) {
  const filter = onlyWrong.checked && space().classes.length > 0;
  return read("samples", set, from, pageSize, { ...table.order(), onlyWrong: filter, show });
}

let took = 0; // ms, the latest time
function refresh(show = undefined) {
  if (!isRunning() || !isOpen() || document.hidden) return;
  const began = performance.now();
  showTools();
  let answer = ask(show);
  if (answer && from > 0 && from >= answer.total) {
    from = 0;
    answer = ask(show);
  }
  if (!answer) return;
  from = answer.from;
  total = answer.total;
  panel.toggleAttribute("data-long", space()[set] > 12); // then its height stays, whatever is filtered
  table.fill(answer.rows);
  if (!isCrowded() && overflows(table.node)) {
    crowded = situation();
    table.build();
    table.fill(answer.rows);
  }
  nothing.hidden = total > 0;
  showPager(answer.rows.length);
  markChosen();
  took = performance.now() - began;
}

const refreshSoon = throttled(() => refresh(), () => Math.max(refreshEvery, costFactor * took));

function markChosen() {
  const sample = chosenSample();
  table.mark(sample?.set === set ? sample.index : null, Boolean(sample?.pinned));
}

// A point that is pointed at marks its row if that is here; a point that is
// clicked brings the page with its row.
function followSample(sample) {
  if (!isOpen()) return;
  if (sample?.atPoint && sample.pinned) {
    set = sample.set;
    refresh(sample.index);
  }
  markChosen();
  if (sample?.atPoint && sample.set === set) table.reveal(sample.index);
}

let data = "";
function followConfig({ config }) {
  const { columns, train, test } = space();
  const now = JSON.stringify([config.problem, config.dataset, config.regDataset, config.seed, columns, train, test]);
  if (now !== data) from = 0;
  data = now;
  if (isHidden("samplesPanel")) closeSamples();
  table.build();
  refreshSoon();
}

function rearrange() {
  if (!isOpen()) return;
  table.build();
  refresh();
}

export const isSamplesOpen = isOpen;

export function openSamples(open) {
  if (open === isOpen()) return;
  const focused = panel.contains(document.activeElement);
  panel.hidden = !open;
  if (open) {
    table.build(); // it has a width now
    attempt(() => refresh());
    panel.focus({ preventScroll: true });
  } else {
    pointAtSample(null);
  }
  onToggle(open, focused);
}

// closeSamples reports whether the table was open.
export function closeSamples() {
  const was = isOpen();
  openSamples(false);
  return was;
}

function build() {
  const labels = { train: t("samples.train"), test: t("samples.test") };
  const segments = sets.map(({ name, input }) =>
    element("label", { class: "choice" }, input, element("span", {}, labels[name])));
  switcher.setAttribute("aria-label", t("samples.which"));
  switcher.append(...segments);
  wrong.append(onlyWrong, t("samples.onlyWrong"));
  for (const [button, label] of [[back, t("samples.back")], [next, t("samples.next")]]) {
    button.title = label;
    button.setAttribute("aria-label", label);
  }
  pager.setAttribute("aria-label", t("samples.pages"));
  setText(nothing, t("samples.nothing"));
  const close = iconButton("close", t("samples.close"), { on: { click: closeSamples } });
  const title = element("h2", { id: "samples-title" }, t("groups.samples"));
  const tools = element("div", { class: "sample-tools" }, switcher, wrong, digitsSwitch("samples-digits"));
  panel.tabIndex = -1;
  panel.setAttribute("aria-labelledby", title.id);
  panel.append(element("div", { class: "sample-head" }, title, tools, pager, close), encoding, table.node, nothing);
}

// mountSamplePanel calls react with whether the table is open, whenever that
// changes, and whether the focus was in it.
export function mountSamplePanel(react) {
  onToggle = react;
  build();
  table.build();
  listen("state", refreshSoon);
  listen("config", followConfig);
  onSample(followSample);
  new ResizeObserver(rearrange).observe(panel);
  onDigits(rearrange);
  carry("samples", () => ({ open: isOpen(), set, from, wrong: onlyWrong.checked, order: table.order() }), (kept) => {
    ({ set, from } = kept);
    onlyWrong.checked = kept.wrong;
    table.arrange(kept.order);
    openSamples(kept.open);
  });
}
