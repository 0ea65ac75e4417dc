// The chain rule for one weight: from the loss back to it, factor by factor. Where several
// ways lead to the loss, each step gathers those of the next layer in its δ, and each of
// these opens into a step of its own.

import { element } from "../dom/element.js";
import { bracketed, formula, partial, sub, symbols } from "../dom/math.js";
import { layerCount, unitCount, unitName, weightName } from "../state/names.js";
import { term } from "../text/numbers.js";
import { t } from "../text/text.js";
import { aboutThing, fillLines, followLines } from "./lines.js";
import { chosenInput, hitOf, longName, unitHit } from "./parameter.js";
import { traced } from "./shownsample.js";

const place = element("div", { class: "formulas" });
const open = new Set(); // which steps are open, by their way from the first
const mostTerms = 8; // of a wide layer, the others are told by their number

const numbered = (name, layer) => sub(name, String(layer));
const slopeOf = (layer) => symbols("f", "′", "(", numbered("z", layer), ")");

const factor = (sign, right, number, name, hit) =>
  ({ sign, right, value: term(number), dress: (line) => aboutThing(line, name, hit) });

// What reaches the parameter from its own side: the input of a weight, 1 of a bias.
function inputFactor(layer, unit, input, { inputs }) {
  if (input === null) return null;
  const symbol = layer === 1 ? sub("x", String(input + 1)) : numbered("a", layer - 1);
  return factor("·", symbol, inputs[input], unitName(layer - 1, input), unitHit(layer - 1, input));
}

const product = (layer, unit, input, { update }) => ({ sign: "=",
  value: term(update.parameters.at(input ?? -1).gradient),
  dress: (line) => aboutThing(line, longName(layer, unit, input), hitOf(layer, unit, input)) });

const ownSlope = (sign, layer, unit, { slope }) =>
  factor(sign, slopeOf(layer), slope, t("chain.slope", { unit: unitName(layer, unit) }), unitHit(layer, unit));

const lossSlope = (layer, unit, trace) => ({
  ...factor("=", partial(numbered("a", layer)), trace.dA, t("chain.loss", { unit: unitName(layer, unit) }),
    unitHit(layer, unit)),
});

// traces are the units on the way from the loss to this one, where there is only one way.
function singleWay(layer, trace) {
  const traces = [trace];
  for (let l = layer + 1; l < layerCount(); l++) {
    if (unitCount(l) > 1) return null;
    const next = traced(l, 0);
    if (!next) return null;
    traces.push(next);
  }
  return traces.every(({ slope }) => slope !== null) ? traces : null;
}

// wholeChain is all factors from the loss on, one below the other.
function wholeChain(layer, unit, input, traces) {
  const last = layer + traces.length - 1;
  const lines = [lossSlope(last, last === layer ? unit : 0, traces.at(-1))];
  lines[0].left = partial(input === null ? "b" : "w");
  for (let l = last; l >= layer; l--) {
    const trace = traces[l - layer];
    const here = l === layer ? unit : 0;
    if (trace.outgoing) {
      lines.push(factor("·", numbered("w", l + 1), trace.outgoing[0].weight, weightName(l + 1, 0, here),
        hitOf(l + 1, 0, here)));
    }
    lines.push(ownSlope("·", l, here, trace));
  }
  return formula(t("chain.factors"),
    [...lines, inputFactor(layer, unit, input, traces[0]), product(layer, unit, input, traces[0])].filter(Boolean));
}

// fromDelta is the first step of a chain with several ways.
function fromDelta(layer, unit, input, trace) {
  return formula(t("chain.factors"), [
    { ...factor("=", numbered("δ", layer), trace.delta, t("chain.delta", { unit: unitName(layer, unit) }),
      unitHit(layer, unit)), left: partial(input === null ? "b" : "w") },
    inputFactor(layer, unit, input, trace), product(layer, unit, input, trace),
  ].filter(Boolean));
}

// deltaSteps opens a unit's δ: of the output into the loss's slope, else into the δ of the
// units that listen to it.
function deltaSteps(layer, unit, trace, way) {
  const end = { sign: "=", value: term(trace.delta), dress: (line) =>
    aboutThing(line, t("chain.delta", { unit: unitName(layer, unit) }), unitHit(layer, unit)) };
  if (trace.slope === null) return [element("p", { class: "note" }, t("chain.softmax"))];
  if (!trace.outgoing) {
    return [formula(t("chain.factors"), [{ ...lossSlope(layer, unit, trace), left: numbered("δ", layer) },
      ownSlope("·", layer, unit, trace), end])];
  }
  const sum = formula(t("arithmetic.error"), [
    { left: partial(numbered("a", layer)), sign: "=",
      right: symbols("∑", numbered("w", layer + 1), numbered("δ", layer + 1)) },
    ...trace.outgoing.slice(0, mostTerms).map(({ weight, delta }, k) => ({
      sign: k === 0 ? "=" : "+", right: symbols(bracketed(term(weight)), bracketed(term(delta))),
      dress: (line) => aboutThing(line, weightName(layer + 1, k, unit), hitOf(layer + 1, k, unit),
        unitHit(layer + 1, k)),
    })),
    ...(trace.outgoing.length > mostTerms ? [{ sign: "+", right: symbols("…") }] : []),
    { sign: "=", right: symbols(term(trace.dA)) },
  ]);
  return [
    formula(t("chain.factors"), [
      { ...ownSlope("=", layer, unit, trace), left: numbered("δ", layer) },
      factor("·", partial(numbered("a", layer)), trace.dA, t("chain.loss", { unit: unitName(layer, unit) }),
        unitHit(layer, unit)), end]),
    sum,
    ...trace.outgoing.slice(0, mostTerms).map(({ delta }, k) => step(layer + 1, k, delta, `${way}.${k}`)),
    trace.outgoing.length > mostTerms
      ? element("p", { class: "note" }, t("chain.more", { n: trace.outgoing.length - mostTerms })) : null,
  ].filter(Boolean);
}

// step is a δ that opens. What is in it is asked for only then.
function step(layer, unit, delta, way) {
  const node = /** @type {HTMLDetailsElement} */ (element("details", { class: "chain-step", open: open.has(way) },
    element("summary", {}, t("chain.step", { unit: unitName(layer, unit), value: term(delta) }))));
  const fill = () => {
    if (node.children.length > 1) return;
    const trace = traced(layer, unit);
    if (trace) node.append(...deltaSteps(layer, unit, trace, way));
  };
  if (node.open) fill();
  node.addEventListener("toggle", () => {
    if (!node.isConnected) return;
    if (node.open) open.add(way); else open.delete(way);
    if (node.open) fill();
  });
  return node;
}

function chain(layer, unit, input, trace) {
  const traces = singleWay(layer, trace);
  if (traces) return [wholeChain(layer, unit, input, traces)];
  return [fromDelta(layer, unit, input, trace), ...deltaSteps(layer, unit, trace, "")];
}

let shown = "";

export function showChain(layer, unit, trace) {
  const input = chosenInput(layer, unit);
  const now = JSON.stringify([layer, unit, input, longName(layer, unit, input), trace]) + term(trace.z);
  if (now === shown) return;
  shown = now;
  fillLines(place, element("p", { class: "label" }, longName(layer, unit, input)), ...chain(layer, unit, input, trace),
    element("p", { class: "note" }, t("chain.equal")));
}

export function chainNode() {
  followLines(place);
  return place;
}
