// @ts-check
// The units that do not learn, as the program last reported them, in words.

import { listen } from "../bridge/host.js";
import { count } from "../text/numbers.js";
import { list, t } from "../text/text.js";
import { config } from "./config.js";
import { isOutput, unitCount, unitName } from "./names.js";
import { space } from "./space.js";

/**
 * @typedef {object} Finding
 * @property {"dead" | "saturated" | "equal"} kind
 * @property {number} layer
 * @property {number[]} units
 */

/** @type {Finding[]} */
let current = [];
let samples = 0; // that they were found with

export const findings = () => current;

// followFindings must listen before everybody who asks for them.
export function followFindings() {
  listen("findings", (news) => { ({ findings: current, samples } = news); });
}

// fits reports whether a finding is of the network that the page knows.
export const fits = ({ layer, units }) => units.every((unit) => unit < unitCount(layer));

// together joins the dead units of a layer, and the saturated ones: they have one cause
// and one remedy. Equal units are a group already.
export function together(all) {
  const joined = [];
  for (const finding of all) {
    const same = joined.find(({ kind, layer }) =>
      kind !== "equal" && kind === finding.kind && layer === finding.layer);
    if (same) same.units.push(...finding.units);
    else joined.push({ ...finding, units: [...finding.units] });
  }
  return joined;
}

const mostNamed = 5;

// subject names the units: "Unit 3 of layer 2".
function subject({ layer, units }) {
  const n = units.length;
  if (isOutput(layer)) return list(units.map((unit) => unitName(layer, unit)), "conjunction");
  if (n > 2 && n === unitCount(layer)) return t("findings.all", { n, layer });
  if (n > mostNamed) return t("findings.many", { n, layer });
  return t("findings.units", { n, layer, units: list(units.map((unit) => count(unit + 1)), "conjunction") });
}

// Of ReLU the output is 0; the flat parts of others are elsewhere.
function deadSentence(values, layer) {
  const { activation, activations } = config();
  const name = activations?.[layer - 1] || activation;
  return name === "relu" ? t("findings.dead.zero", values) : t("findings.dead", values);
}

const sentences = {
  dead: deadSentence,
  saturated: (values) => t("findings.saturated", values),
  equal: (values) => t("findings.equal", values),
};
const reasons = {
  dead: () => t("findings.dead.why"),
  saturated: () => t("findings.saturated.why"),
  equal: () => t("findings.equal.why"),
};
const briefs = {
  dead: () => t("findings.dead.brief"),
  saturated: () => t("findings.saturated.brief"),
  equal: () => t("findings.equal.brief"),
};

// Of a large network or large data not all samples are looked at.
const isSampled = () => samples < space().train;

// sentence says what is the matter, reason why that happens, brief both of one unit in few
// words.
export const sentence = (finding) =>
  sentences[finding.kind]({ n: finding.units.length, subject: subject(finding) }, finding.layer);
export function reason({ kind }) {
  const why = reasons[kind]();
  return kind !== "equal" && isSampled() ? `${why} ${t("findings.sampled", { n: samples })}` : why;
}
export const brief = (kind) => briefs[kind]();
