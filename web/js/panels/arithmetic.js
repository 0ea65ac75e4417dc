// The arithmetic of one unit for one sample, from the weighted sum to the new weights:
// every number is the program's own, put in where its symbol stands.

import { element } from "../dom/element.js";
import { bracketed, formula, math, over, partial, sub, symbols } from "../dom/math.js";
import { config } from "../state/config.js";
import { unitCount, unitName, weightName } from "../state/names.js";
import { space } from "../state/space.js";
import { bare, term, unsigned } from "../text/numbers.js";
import { t } from "../text/text.js";
import { aboutThing, fillLines, followLines } from "./lines.js";
import { chooseParameter, chosenInput, hitOf, longName, shortName, unitHit } from "./parameter.js";
import { updateFormulas } from "./update.js";

const place = element("div", { class: "formulas" });

// Of a wide layer the first few terms are shown until somebody asks for all.
const wide = 12, few = 8;
let showsAll = false;
const isFew = (list) => list.length > wide && !showsAll;
const some = (list) => (isFew(list) ? list.slice(0, few) : list);

// sum is a line for each term, the first after "=", and the result.
function sum(name, head, terms, result) {
  const lines = [{ left: symbols(name), sign: "=", right: head }];
  some(terms).forEach(({ right, dress }, i) => lines.push({ sign: i === 0 ? "=" : "+", right, dress }));
  if (isFew(terms)) lines.push({ sign: "+", right: math("mtext", t("arithmetic.more", { n: terms.length - few })) });
  return [...lines, { sign: "=", right: symbols(term(result)) }];
}

// from is the symbol of what comes into a layer.
const from = (layer) => (layer === 1 ? "x" : "a");

function weightedSum(layer, unit, { weights, bias, z, inputs }) {
  const terms = weights.map((weight, input) => ({
    right: symbols(bracketed(term(weight)), bracketed(term(inputs[input]))),
    dress: (line) => aboutThing(line, weightName(layer, unit, input), hitOf(layer, unit, input),
      unitHit(layer - 1, input)),
  }));
  const head = ["∑", sub("w", "i"), sub(from(layer), "i")];
  if (bias !== null) {
    terms.push({ right: bracketed(term(bias)),
      dress: (line) => aboutThing(line, longName(layer, unit, null), hitOf(layer, unit, null)) });
    head.push("+", "b");
  }
  return formula(t("arithmetic.sum"), sum("z", symbols(...head), terms, z));
}

// result is a formula's last line, which shows the unit itself.
const result = (layer, unit, number) => ({ sign: "=", right: symbols(term(number)),
  dress: (line) => aboutThing(line, unitName(layer, unit), unitHit(layer, unit)) });

// dropped is the factor of dropout, as a symbol and as its number.
const dropped = (mask) => (mask === null ? [[], []] : [["·", "m"], [bracketed(term(mask))]]);

function output(layer, unit, { activation, z, a, mask }) {
  const name = math("mtext", activation);
  const [symbol, number] = dropped(mask);
  return formula(t("arithmetic.output"), [
    { left: symbols("a"), sign: "=", right: symbols("f", "(", "z", ")", ...symbol) },
    { sign: "=", right: symbols(name, "(", term(z), ")", ...number) },
    ...(mask === null ? [] : [{ sign: "", right: math("mtext", t("arithmetic.dropout")) }]),
    result(layer, unit, a),
  ]);
}

// What the loss's slope is, of an output a and its target y; K of a mean over K outputs.
const slopes = {
  halfSquared: (a, y) => [a(), "−", y()],
  meanSquared: (a, y, K) => [over(["2"], [K()]), "(", a(), "−", y(), ")"],
  meanAbsolute: (a, y, K) => [over(["1"], [K()]), math("mtext", "sign"), "(", a(), "−", y(), ")"],
  huber: (a, y, K) => [over(["1"], [K()]), math("mtext", "clip"), "(", a(), "−", y(), ")"],
  binaryCrossEntropy: (a, y, K) => [over(["1"], [K()]), over([a(), "−", y()], [a(), "(", "1", "−", a(), ")"])],
  crossEntropy: (a, y) => ["−", over([y()], [a()])],
  hinge: (a, y, K) => [over(["1"], [K()]), "(", "−", y(), math("mtext", t("arithmetic.hinge")),
    y(), a(), "<", "1", ")"],
};

function outputError(layer, unit, { dA, a, target, lossName }) {
  const slope = slopes[lossName];
  return formula(t("arithmetic.error"), [
    { left: partial("a"), sign: "=", right: symbols(...slope(() => "a", () => "y", () => "K")) },
    { sign: "=", right: symbols(...slope(() => bracketed(term(a)), () => bracketed(term(target)),
      () => String(space().outputs))) },
    result(layer, unit, dA),
  ]);
}

// What the error is at this unit: of the output it is the loss's own slope, else the sum
// over the units that listen to it.
function error(layer, unit, trace) {
  if (!trace.outgoing) return outputError(layer, unit, trace);
  const terms = trace.outgoing.map(({ weight, delta }, k) => ({
    right: symbols(bracketed(term(weight)), bracketed(term(delta))),
    dress: (line) => aboutThing(line, weightName(layer + 1, k, unit), hitOf(layer + 1, k, unit), unitHit(layer + 1, k)),
  }));
  const head = symbols("∑", sub("w", "k"), sub("δ", "k"));
  return formula(t("arithmetic.error"), sum(partial("a"), head, terms, trace.dA));
}

function delta(layer, unit, { dA, slope, mask, delta: number }) {
  const [symbol, factor] = dropped(mask);
  const right = symbols(partial("a"), "·", "f", "′", "(", "z", ")", ...symbol);
  const lines = [{ left: symbols("δ"), sign: "=", right }];
  if (slope !== null) {
    lines.push({ sign: "=", right: symbols(bracketed(term(dA)), bracketed(term(slope)), ...factor) });
  } else {
    lines[0].right = symbols("a", "(", partial("a"), "−", "∑", sub("a", "k"), partial(sub("a", "k")), ")");
  }
  return formula(t("arithmetic.delta"), [...lines, result(layer, unit, number)]);
}

const cell = (tag, ...children) => element(tag, {}, ...children);
const inline = (...parts) => math("math", symbols(...parts));

// A row for each parameter; the chosen one's update is written out below.
function updateTable(layer, unit, { weights, update }) {
  const chosen = chosenInput(layer, unit);
  const all = update.parameters.map((parameter, i) => ({ ...parameter, input: i < weights.length ? i : null }));
  const listed = all.filter(({ input }) => !isFew(weights) || input === null || input < few || input === chosen);
  const rows = listed.map(({ gradient, before, after, input }) => {
    const choose = () => chooseParameter(layer, unit, input);
    const row = element("tr", { "aria-current": input === chosen ? "true" : null, title: longName(layer, unit, input),
      on: { click: choose, keydown: ({ key }) => { if (key === "Enter") choose(); } } },
    element("th", { scope: "row" }, shortName(layer, unit, input)),
    ...[gradient, before, after].map((v) => cell("td", term(v))));
    aboutThing(row, longName(layer, unit, input), hitOf(layer, unit, input));
    return row;
  });
  const gradient = inline(partial("w"), "=", "δ", from(layer));
  const column = (...content) => element("th", { scope: "col" }, ...content);
  const named = (symbol, name) => {
    symbol.setAttribute("aria-hidden", "true");
    return column(symbol, element("span", { class: "unseen" }, name));
  };
  return element("table", { class: "figures" },
    element("thead", {}, element("tr", {}, cell("td"), named(gradient, t("arithmetic.gradient")),
      named(inline("w"), t("arithmetic.now")), column(t("arithmetic.new")))),
    element("tbody", {}, ...rows));
}

function allButton(n, refill) {
  const text = showsAll ? t("arithmetic.showFew") : t("arithmetic.showAll", { n });
  return element("button", { type: "button", class: "button all-terms", on: { click: () => {
    showsAll = !showsAll;
    refill();
  } } }, text);
}

const heading = (text) => element("h3", {}, text);

function formulas(layer, unit, trace) {
  const chosen = chosenInput(layer, unit);
  const most = Math.max(trace.weights.length, trace.outgoing?.length ?? 0);
  const refill = () => fillLines(place, ...formulas(layer, unit, trace));
  return [
    ...(most > wide ? [allButton(most, refill)] : []),
    heading(t("arithmetic.forward")), weightedSum(layer, unit, trace), output(layer, unit, trace),
    heading(t("arithmetic.backward")), error(layer, unit, trace), delta(layer, unit, trace),
    heading(t("arithmetic.update")), updateTable(layer, unit, trace),
    element("p", { class: "label update-of" }, longName(layer, unit, chosen)),
    ...updateFormulas(trace.update, trace.update.parameters.at(chosen ?? -1), chosen === null),
    element("p", { class: "note" },
      t("arithmetic.alone", { rate: unsigned(trace.update.rate), loss: bare(trace.loss) })),
  ];
}

/** fits reports whether a trace is of the network that the page knows. */
export const fits = (trace, layer) => Boolean(trace) && trace.weights.length === unitCount(layer - 1) &&
  (trace.bias !== null) === Boolean(config().bias);

let shown = "";

export function showArithmetic(layer, unit, trace) {
  const now = JSON.stringify([layer, unit, chosenInput(layer, unit), unitName(layer, unit), trace]) + term(trace.loss);
  if (now === shown) return;
  shown = now;
  fillLines(place, ...formulas(layer, unit, trace));
}

export function arithmeticNode() {
  followLines(place);
  return place;
}
