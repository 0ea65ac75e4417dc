// The program's messages in words. A message is a code with what fills its
// sentence in; "want" describes what would have been accepted.

import { plain } from "./numbers.js";
import { list, t } from "./text.js";

/**
 * @typedef {object} Want what would have been accepted
 * @property {string} kind a key below "want"
 * @property {number} [low]
 * @property {number} [high]
 * @property {number} [most] entries of a list, or how many of something
 * @property {string[]} [names] of a choice
 * @property {Want} [each] of the entries of a list
 */

/**
 * @typedef {object} Message one thing to say
 * @property {string} code a key below "message"
 * @property {string} [call] the refused call
 * @property {string} [key] the setting, argument or field it is about
 * @property {string} [got] what stood there instead
 * @property {Want} [want]
 * @property {string} [used] the value that counts instead
 * @property {string} [set] "train" or "test", where something stands in data
 * @property {number} [row] counted from 1
 * @property {string} [column]
 * @property {string} [name]
 * @property {number} [count]
 * @property {Message} [cause]
 * @property {Message[]} [more] what else is wrong with the same data
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

// Where something stands in data: the set, the row and the column, as far as
// there are any.
function wordPlace({ set = "", row, column }) {
  const inRow = row ? "row" : "";
  const within = inRow && column ? "cell" : inRow || (column ? "column" : "");
  if (!set && !within) return "";
  const kind = set && within ? set + within[0].toUpperCase() + within.slice(1) : set || within;
  return t(`place.${kind}`, { row: number(row), column });
}

/** @param {Message} message */
export function wordMessage(message) {
  const { code, want, row, count, cause, ...fields } = message;
  return t(`message.${code}`, {
    ...fields, row: number(row), want: wordWant(want), count, n: count ?? 0,
    place: wordPlace(message), cause: cause ? wordMessage(cause) : "",
  });
}
