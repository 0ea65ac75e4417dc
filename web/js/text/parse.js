// Numbers as people write them: 0.02, 0,02, 1e-3, 15 000, 15,000, 15.000,
// 15'000, −5, 50 %, 100 epochs.

const spaces = /[\s\u00a0\u2009\u202f'’_]/g;
const unit = /[%°a-z]+$/i;
const grouped = /^[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/;

/**
 * parseNumber reads a number, or returns undefined. A point or a comma before
 * three digits groups them in a whole number; elsewhere a comma does, and either
 * may begin the decimals.
 * @param {string} text
 * @param {boolean} [whole]
 * @returns {number | undefined}
 */
export function parseNumber(text, whole = false) {
  let digits = text.replaceAll("−", "-").replace(spaces, "");
  if (!/^[+-]?[\d.,]/.test(digits)) return undefined;
  if (/^[+-]?[\d.,]+(e[+-]?\d+)?[%°a-z]*$/i.test(digits) && !/e[+-]?\d+$/i.test(digits)) {
    digits = digits.replace(unit, "");
  }
  const separator = digits.match(grouped)?.[1];
  if (separator && (whole || separator === ",")) digits = digits.replaceAll(separator, "");
  else if (/^[^,]*,[^,]*$/.test(digits)) digits = withComma(digits);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return undefined;
  const number = Number(digits);
  return Number.isFinite(number) ? number : undefined;
}

// One comma groups before a point, "1,234.5", and is the point where there is none.
function withComma(digits) {
  const [before, after] = digits.split(",");
  return /^\d{3}\./.test(after) ? before + after : `${before}.${after}`;
}
