// @ts-check
// The program's messages in words. A message is a code with what fills its
// sentence in; "want" describes what would have been accepted.

import { plain } from "./numbers.js";
import { list, t } from "./text.js";

/**
 * @typedef {import("../generated/neuralplay.js").Message} Message one thing to say
 * @typedef {import("../generated/neuralplay.js").Want} Want what would have been accepted
 */

const number = (v) => (v === undefined ? "" : plain(v));

/** @param {Want | undefined} want */
export function wordWant(want) {
  if (!want) return "";
  const { kind, low, high, most, names, each } = want;
  return t(`want.${kind}`, {
    low: number(low), high: number(high), most, n: most ?? 0,
    names: list(names ?? [], "disjunction"), each: wordWant(each),
  });
}

/**
 * wordPlace says where something stands in data: the set, the row and the column,
 * as far as there are any.
 * @param {Message} message
 */
function wordPlace({ set = "", row, column }) {
  const inRow = row ? "row" : "";
  const within = inRow && column ? "cell" : inRow || (column ? "column" : "");
  if (!set && !within) return "";
  const kind = set && within ? set + within[0].toUpperCase() + within.slice(1) : set || within;
  return t(`place.${kind}`, { row: number(row), column });
}

/** @param {Message} message */
export function wordMessage(message) {
  const { code, want, row, count = 0, cause, more: _, ...fields } = message;
  return t(`message.${code}`, {
    ...fields, row: number(row), want: wordWant(want), count, n: count,
    place: wordPlace(message), cause: cause ? wordMessage(cause) : "",
  });
}
