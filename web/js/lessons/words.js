// @ts-check
// The words that the engine itself says: the page brings those of its language. The
// lesson's own text is in the page.

const element = document.getElementById("lesson-words");
const words = JSON.parse(element?.textContent ?? "{}");

export const language = document.documentElement.lang;

/**
 * word returns a text with its {placeholders} filled in.
 * @param {string} key
 * @param {Record<string, string>} [values]
 */
export const word = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

const format = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });
const small = new Intl.NumberFormat(language, { maximumSignificantDigits: 4, notation: "scientific" });

/** figure writes a number as a person reads it: six digits are enough to compare. */
export function figure(value) {
  const isSmall = value !== 0 && Math.abs(value) < 1e-5;
  return (isSmall ? small : format).format(value).replace("-", "−");
}
