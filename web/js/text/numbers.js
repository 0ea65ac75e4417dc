// @ts-check
// How numbers are written: in the language's way, and always in the same width
// so that nothing jumps. A number that is not finite arrives as null.

import { locale, t } from "./text.js";

const formats = new Map();
function format(options) {
  const name = locale() + JSON.stringify(options);
  if (!formats.has(name)) formats.set(name, new Intl.NumberFormat(locale(), options));
  return formats.get(name);
}

const minus = (text) => text.replace("-", "−");
const isMissing = (v) => v === null || v === undefined;
const decimals = (v, digits) =>
  format({ minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false }).format(v);

// epoch writes 1234 as "001,234".
export const epoch = (n) => format({ minimumIntegerDigits: 6 }).format(Math.max(0, Math.floor(n ?? 0)));

// count is for sentences: "1,234".
export const count = (n) => format({}).format(n);

// loss has three decimals, small ones four, and an exponent where too few of
// them would say anything: a loss is compared with the one beside it. The
// exponent keeps its plain minus, so that a copied loss is still a number.
export function loss(v) {
  if (isMissing(v)) return "∞";
  if (v !== 0 && v < 0.00095) return v.toExponential(1);
  if (v !== 0 && v < 0.09995) return decimals(v, 4);
  return v < 1000 ? decimals(v, 3).slice(0, 6) : v.toExponential(0).replace("+", "");
}

export const percent = (v) => (isMissing(v) ? "–" : t("numbers.percent", { value: decimals(100 * v, 1) }));

// rate writes 1200 as "1.2 k".
export function rate(v) {
  if (!v) return "–";
  if (v >= 1e6) return t("numbers.millions", { value: decimals(v / 1e6, 1) });
  return v >= 1000 ? t("numbers.thousands", { value: decimals(v / 1000, v < 1e4 ? 1 : 0) }) : decimals(v, 0);
}

// Weights, samples and outputs are written with four digits, or with all that
// they have: as many as JavaScript and NumPy need to read the same number again.
let all = false;
export const allDigits = () => all;
export function showAllDigits(on) { all = on; }

// fourDigits is how many decimals a number of this size has then.
function fourDigits(size) {
  if (size >= 100) return size >= 1000 ? 0 : 1;
  return size >= 10 ? 2 : 3;
}

function unsignedText(size) {
  if (all) return String(size);
  return size >= 1e4 ? size.toExponential(3) : decimals(size, fourDigits(size));
}
const signOf = (v) => (v < 0 ? "−" : "+");

// value is for weights, biases and outputs: always signed.
export const value = (v) => (isMissing(v) ? "∞" : signOf(v) + unsignedText(Math.abs(v)));

// term is for the numbers of a formula: four significant digits, so that small ones say
// something, too.
export function term(v) {
  if (isMissing(v)) return "∞";
  const size = Math.abs(v);
  if (all) return signOf(v) + String(size);
  if (size === 0) return "0";
  return signOf(v) + (size < 1e-4 || size >= 1e4 ? size.toExponential(3) : size.toPrecision(4));
}

// bare is a term without a plus, for what is never negative, or in a sentence.
export const bare = (v) => term(v).replace("+", "");

// magnitude is for where the order of a number counts: three digits, or an exponent.
export function magnitude(v) {
  const size = Math.abs(v);
  if (size === 0) return "0";
  const text = size < 1e-3 || size >= 1e4
    ? size.toExponential(1).replace("+", "")
    : format({ maximumSignificantDigits: 3, useGrouping: false }).format(size);
  return minus((v < 0 ? "-" : "") + text.replace("e-", "e−"));
}

// unsigned is for probabilities: no sign, but for the targets of a regression that
// lie outside of 0 to 1.
export const unsigned = (v) => (isMissing(v) ? "∞" : (v < 0 ? "−" : "") + unsignedText(Math.abs(v)));

// brief is for where there is room for so many decimals only.
export function brief(v, digits) {
  if (isMissing(v)) return "∞";
  const text = decimals(Math.abs(v), digits);
  return Number(text) === 0 ? text : signOf(v) + text;
}

// short has two digits that say something, however small the number.
export function short(v) {
  if (isMissing(v)) return "∞";
  const size = Math.abs(v);
  if (size === 0) return "0";
  return signOf(v) + (size < 0.001 || size >= 100 ? size.toExponential(0) : decimals(size, size < 0.01 ? 4 : 3));
}

// fixed is for what is mostly positive: no sign but a minus, and none before 0.
export function fixed(v, digits) {
  if (isMissing(v)) return "∞";
  const text = decimals(v, digits);
  return Number(v.toFixed(digits)) === 0 ? text.replace("-", "") : minus(text);
}

// plain is a number as a person typed it, with all its digits.
export function plain(v) {
  if (typeof v !== "number") return String(v);
  if (v !== 0 && Math.abs(v) < 1e-6) return minus(String(v));
  return minus(format({ maximumSignificantDigits: 15, useGrouping: false }).format(v));
}

// decimalsOf is how many decimals a column of numbers has: those that leave the
// largest four digits.
export function decimalsOf(values) {
  const known = values.filter(Number.isFinite);
  if (known.every(Number.isInteger)) return 0;
  const most = Math.max(...known.map(Math.abs));
  return most >= 0.1 ? fourDigits(most) : 4;
}

// inColumn is a number of a column that has so many decimals.
export function inColumn(v, digits) {
  if (isMissing(v)) return "∞";
  return all ? minus(String(v)) : fixed(v, digits);
}

// field is a value inside a number field, where only "-" is a sign.
export function field(v) {
  if (isMissing(v)) return "";
  return String(all ? v : Number(v.toPrecision(4)));
}

export const megabytes = (n) => decimals(n / 1e6, 1);
