// The columns of the table of samples, and how each writes its cells.

import { element, setText } from "../dom/element.js";
import { classMark } from "../pictures/mark.js";
import { encodingText, trainedText } from "../state/encoding.js";
import { bareClassName, namedClasses, outputText, space, targetName } from "../state/space.js";
import { decimalsOf, inColumn, value as signed } from "../text/numbers.js";
import { t } from "../text/text.js";

function put(cell, said, exact) {
  setText(cell, said);
  const title = exact === null || exact === undefined ? "" : String(exact);
  if (cell.title !== title) cell.title = title;
}

// classNodes are a class's mark and name. Of two classes that are only negative
// and positive a sign is enough.
function classNodes(name) {
  const k = space().classes.indexOf(name);
  const sign = k === 1 ? t("classes.sign.positive") : t("classes.sign.negative");
  const said = namedClasses() ? [element("span", { class: "class-name" }, name)] : [
    element("span", { "aria-hidden": "true" }, sign), element("span", { class: "unseen" }, bareClassName(k))];
  return [classMark(k), ...said].filter(Boolean);
}

// A cell of a class is made anew only for another one, which is seldom.
function putClass(cell, name, trained) {
  const now = `${name ?? ""}|${trained ?? ""}`;
  if (cell.dataset.says === now) return;
  cell.dataset.says = now;
  cell.title = name === undefined ? "" : bareClassName(space().classes.indexOf(name));
  const number = trained === undefined ? [] : [" ", element("span", { class: "trained" }, trainedText(trained))];
  const named = name === undefined ? ["–"] : classNodes(name);
  cell.replaceChildren(element("span", { class: "named" }, ...named), ...number);
}

function putError(cell, error) {
  put(cell, signed(error), error);
  cell.style.setProperty("--part", `${Math.round(34 * Math.min(1, Math.abs(error ?? 1)))}%`);
  cell.dataset.sign = error < 0 ? "negative" : "positive";
}

const place = {
  kind: "index", by: "index", name: () => t("samples.index"), title: () => t("samples.index.help"),
  put: (cell, row) => put(cell, String(row.index + 1)),
};

const input = (name, i) => ({
  kind: "input", by: "input", input: i, name: () => name, title: () => t("samples.input", { name }),
  decimals: (rows) => decimalsOf(rows.map((row) => row.inputs[i])),
  put: (cell, row, decimals) => put(cell, inColumn(row.inputs[i], decimals), row.inputs[i]),
});

const target = {
  kind: "target", by: "target", name: targetName,
  title: encodingText,
  put(cell, row) {
    if (space().classes.length) putClass(cell, row.target, row.trained);
    else put(cell, outputText(row.trained), row.trained);
  },
};

const output = {
  kind: "output", by: "output", name: () => t("samples.output"),
  title: () => (space().classes.length && space().outputs > 1 ? t("samples.output.class") : t("samples.output.help")),
  put: (cell, row) => put(cell, outputText(row.output), row.output),
};

const answer = {
  kind: "answer", by: "answer", name: () => t("samples.answer"),
  title: () => (space().outputs > 1 ? t("samples.answer.help") : t("samples.answer.two")),
  put: (cell, row) => putClass(cell, row.answer),
};

const error = {
  kind: "error", by: "error", name: () => t("samples.error"), title: () => t("samples.error.help"),
  put: (cell, row) => putError(cell, row.error),
};

// further are the columns of another number that a regression answers, which its rows
// have among their others.
const further = (name, i) => [
  { ...target, number: i + 1, name: () => name,
    put: (cell, { others }) => put(cell, outputText(others?.[i]?.trained), others?.[i]?.trained) },
  { ...output, number: i + 1,
    put: (cell, { others }) => put(cell, outputText(others?.[i]?.output), others?.[i]?.output) },
  { ...error, number: i + 1, put: (cell, { others }) => putError(cell, others?.[i]?.error) },
];

// columnsOf returns the columns that the data in force need. In the little table the
// place in the set is left out, and the class that the sign of the only output says.
// Where not all columns have room, what the network answers comes before the inputs.
export function columnsOf({ isLittle = false, answersFirst = false }) {
  const { columns, classes, outputs, targets } = space();
  const inputs = columns.map(input);
  const answers = [target, output, ...(classes.length > 0 && (!isLittle || outputs > 1) ? [answer] : []), error,
    ...targets.slice(1).flatMap(further)];
  const all = answersFirst ? [...answers, ...inputs] : [...inputs, ...answers];
  return isLittle ? all : [place, ...all];
}

export const isWrong = (row) => space().classes.length > 0 && row.answer !== row.target;
