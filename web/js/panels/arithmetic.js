// The arithmetic of one unit for one sample, from the weighted sum to the new weights:
// every number is the program's own, put in where its symbol stands. Pointing at a line
// shows on the stage what it is about.

import { read } from "../bridge/host.js";
import { pointAt } from "../bridge/pointer.js";
import { element, iconButton, setText } from "../dom/element.js";
import { bracketed, formula, math, over, sub, symbols } from "../dom/math.js";
import { config } from "../state/config.js";
import { biasName, unitCount, unitInLayer, unitName, weightName } from "../state/names.js";
import { space } from "../state/space.js";
import { term, unsigned } from "../text/numbers.js";
import { t } from "../text/text.js";
import { chosenSample, onSample } from "./samplechoice.js";

const title = element("span", { class: "label" });
const place = element("div", { class: "formulas" });
const node = element("section", { class: "arithmetic", hidden: true });

let own = 0; // the training sample that is shown while none is chosen

const sample = () => {
  const { set, index } = chosenSample() ?? { set: "train", index: own };
  return { set, index };
};

// over a line: the stage shows what it is about.
const showing = (hit) => ({ mouseenter: () => pointAt(hit), mouseleave: () => pointAt(null) });

const partial = (of) => over(["∂", "E"], ["∂", of]);

// sum is a line for each term, the first after "=", and the result.
function sum(name, head, terms, result) {
  const lines = [{ left: symbols(name), sign: "=", right: head }];
  terms.forEach(({ right, on }, i) => lines.push({ sign: i === 0 ? "=" : "+", right, on }));
  return [...lines, { sign: "=", right: symbols(term(result)) }];
}

function weightedSum(layer, unit, { weights, biases, z }, inputs) {
  const from = layer === 1 ? "x" : "a";
  const terms = weights[unit].map((weight, input) => ({
    right: symbols(bracketed(term(weight)), bracketed(term(inputs[input]))),
    on: showing({ kind: "weight", layer, unit, input }),
  }));
  const head = ["∑", sub("w", "i"), sub(from, "i")];
  if (config().bias) {
    terms.push({ right: bracketed(term(biases[unit])), on: showing({ kind: "bias", layer, unit, input: 0 }) });
    head.push("+", "b");
  }
  return formula(t("arithmetic.sum"), sum("z", symbols(...head), terms, z[unit]));
}

function output(unit, { activation, z, a }) {
  const name = math("mtext", activation);
  return formula(t("arithmetic.output"), [
    { left: symbols("a"), sign: "=", right: symbols("f", "(", "z", ")") },
    { sign: "=", right: symbols(name, "(", term(z[unit]), ")") },
    { sign: "=", right: symbols(term(a[unit])) },
  ]);
}

// What the error is at this unit: of the output it is the loss's own slope, else the sum
// over the units that listen to it.
function error(layer, unit, { dA }, next) {
  const name = partial("a");
  if (!next) {
    return formula(t("arithmetic.error"), [{ left: name, sign: "=", right: symbols(term(dA[unit])) }]);
  }
  const terms = next.delta.map((delta, k) => ({
    right: symbols(bracketed(term(next.weights[k][unit])), bracketed(term(delta))),
    on: showing({ kind: "weight", layer: layer + 1, unit: k, input: unit }),
  }));
  const head = symbols("∑", sub("w", "k"), sub("δ", "k"));
  return formula(t("arithmetic.error"), sum(name, head, terms, dA[unit]));
}

function delta(unit, { dA, slope, delta: all }) {
  const lines = [{ left: symbols("δ"), sign: "=", right: symbols(partial("a"), "·", "f", "′", "(", "z", ")") }];
  if (slope) {
    lines.push({ sign: "=", right: symbols(bracketed(term(dA[unit])), bracketed(term(slope[unit]))) });
  } else {
    lines[0].right = symbols("a", "(", partial("a"), "−", "∑", sub("a", "k"), partial(sub("a", "k")), ")");
  }
  return formula(t("arithmetic.delta"), [...lines, { sign: "=", right: symbols(term(all[unit])) }]);
}

const cell = (tag, ...children) => element(tag, {}, ...children);
const inline = (...parts) => math("math", symbols(...parts));

function update(layer, unit, { weights, biases, dW, dB, newWeights, newBiases }) {
  const row = (name, long, hit, before, slope, after) => element("tr", { title: long, on: showing(hit) },
    element("th", { scope: "row" }, name), ...[slope, before, after].map((v) => cell("td", term(v))));
  const rows = weights[unit].map((weight, input) => row(unitInLayer(layer - 1, input), weightName(layer, unit, input),
    { kind: "weight", layer, unit, input }, weight, dW[unit][input], newWeights[unit][input]));
  if (config().bias) {
    rows.push(row(t("inspector.bias"), biasName(layer, unit), { kind: "bias", layer, unit, input: 0 },
      biases[unit], dB[unit], newBiases[unit]));
  }
  return element("table", { class: "figures" },
    element("thead", {}, element("tr", {}, cell("th"), cell("th", inline(partial("w"), "=", "δ", "a")),
      cell("th", inline("w")), cell("th", t("arithmetic.new")))),
    element("tbody", {}, ...rows));
}

const heading = (text) => element("h4", {}, text);

function formulas(layer, unit, trace) {
  const here = trace.layers[layer - 1];
  const inputs = layer === 1 ? trace.inputs : trace.layers[layer - 2].a;
  return [
    heading(t("arithmetic.forward")), weightedSum(layer, unit, here, inputs), output(unit, here),
    heading(t("arithmetic.backward")), error(layer, unit, here, trace.layers[layer]), delta(unit, here),
    heading(t("arithmetic.update")), update(layer, unit, here),
    element("p", { class: "note" }, t("arithmetic.alone", { rate: unsigned(trace.rate), loss: unsigned(trace.loss) })),
  ];
}

// The sample may be of data that are not in force any more, the network another one.
const fits = (trace, layer, unit) => trace && unit < (trace.layers[layer - 1]?.z.length ?? 0) &&
  trace.layers[layer - 1].weights[unit].length === unitCount(layer - 1);

let shown = "";

// traced is null while the page has yet to hear of a change. A diverged run has no
// numbers to calculate with.
function traced({ set, index }) {
  try {
    return read("trace", { set, index });
  } catch {
    return undefined;
  }
}

// showArithmetic fills it in for a unit. Before a change that is on its way, it stays as
// it is: the news of that brings the next one.
export function showArithmetic(layer, unit) {
  const { set, index } = sample();
  const trace = layer > 0 ? traced({ set, index }) : undefined;
  if (trace === null) return;
  node.hidden = !fits(trace, layer, unit);
  if (node.hidden) return;
  setText(title, set === "test" ? t("arithmetic.ofTest", { n: index + 1 }) : t("arithmetic.ofTrain", { n: index + 1 }));
  const now = JSON.stringify([layer, unit, unitName(layer, unit), trace]) + term(trace.loss);
  if (now === shown) return;
  shown = now;
  place.replaceChildren(...formulas(layer, unit, trace));
}

export function arithmeticNode(refresh) {
  const turn = (by) => {
    own = (own + by + space().train) % Math.max(1, space().train);
    refresh();
  };
  node.append(
    element("div", { class: "row inline" }, title, element("span", { class: "turn" },
      iconButton("back", t("arithmetic.before"), { on: { click: () => turn(-1) } }),
      iconButton("next", t("arithmetic.next"), { on: { click: () => turn(1) } }))),
    place);
  onSample(refresh);
  return node;
}
