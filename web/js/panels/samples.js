// The fold of the samples: how their targets are encoded, the way to the table of
// all of them, and the rows themselves where there are only a few.

import { isRunning, listen, read, ready } from "../bridge/host.js";
import { element, icon, setText } from "../dom/element.js";
import { overflows } from "../dom/measure.js";
import { saveCSV } from "../state/csv.js";
import { onDigits } from "../state/digits.js";
import { encodingText } from "../state/encoding.js";
import { attempt } from "../state/notices.js";
import { space } from "../state/space.js";
import { sentences, t } from "../text/text.js";
import { closePanels } from "./columns.js";
import { setFold } from "./folds.js";
import { throttled } from "./refresh.js";
import { chosenSample, mountSampleChoice, onSample, pinSample, pointAtSample } from "./samplechoice.js";
import { isSamplesOpen, mountSamplePanel, openSamples } from "./samplepanel.js";
import { sampleTable } from "./sampletable.js";

const place = document.getElementById("samples");
const refreshEvery = 200; // ms, while training
const fewRows = 20; // so many are worth showing unasked

const encoding = element("p", { class: "note" });
const table = sampleTable({
  point: (index) => pointAtSample(index === null ? null : { set: "train", index }),
  pin: (index) => pinSample({ set: "train", index }),
  turn: () => false, // it has one page
});
const opener = element("button", {
  type: "button", class: "button", id: "open-samples", "aria-controls": "samples-panel", "aria-expanded": "false",
  on: { click: () => { if (isSamplesOpen()) openSamples(false); else open(); } },
});

function open() {
  closePanels(); // a sheet would cover the table
  openSamples(true);
}

function showToggled(isOpen, hadFocus) {
  opener.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen && hadFocus) opener.focus();
}

let onScreen = false;
const isVisible = () => onScreen && place.offsetParent !== null && !document.hidden;
const isShort = () => space().train <= fewRows;

function refresh() {
  if (!isRunning() || !isVisible()) return;
  const answer = isShort() ? read("samples", "train", 0, fewRows) : null;
  table.node.hidden = !answer;
  if (!answer) return;
  table.fill(answer.rows);
  markChosen();
  table.node.hidden = overflows(table.node); // a part of it would hide what matters
}
const refreshSoon = throttled(refresh, refreshEvery);

function markChosen() {
  const sample = chosenSample();
  table.mark(sample?.set === "train" ? sample.index : null, Boolean(sample?.pinned));
}

// A truth table is meant to be read; a cloud of points is not.
let data = "";
function followConfig({ config }) {
  const { columns, train, test, has } = space();
  const now = JSON.stringify([config.problem, config.dataset, config.regDataset, columns, train, test]);
  if (now !== data) {
    data = now;
    setFold("samples", !has.generated && train <= fewRows);
  }
  setText(encoding, sentences(encodingText(), t("encoding.error")));
  table.build(); // it costs nothing to have right before somebody looks
  refreshSoon();
}

export function mountSamples() {
  mountSampleChoice();
  mountSamplePanel(showToggled);
  opener.append(icon("sheet"), t("samples.open"));
  const save = element("button", {
    type: "button", class: "link-button", title: t("samples.save.help"), on: { click: () => attempt(saveCSV) },
  }, t("samples.save"));
  table.node.hidden = true;
  place.append(table.node, encoding, opener, save);
  table.build();
  listen("state", refreshSoon);
  listen("config", followConfig);
  onSample(markChosen);
  onDigits(refresh);
  ready.then(refresh, () => { /* the failure card says it */ });
  new IntersectionObserver((entries) => { onScreen = entries.at(-1).isIntersecting; refresh(); }).observe(place);
}
