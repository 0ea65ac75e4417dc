// Making formulas: math("msub", math("mi", "w"), math("mi", "i")). A browser reads
// MathML aloud, and sets it like a book.

const namespace = "http://www.w3.org/1998/Math/MathML";

export function math(tag, ...children) {
  const node = document.createElementNS(namespace, tag);
  node.append(...children);
  return node;
}

const isNumber = (text) => /^[+−-]?[\d.∞]/.test(text);

/**
 * symbols makes a row of a formula: of a text an operator, a name or a number, and
 * of anything else itself.
 */
export const symbols = (...parts) => math("mrow", ...parts.map((part) => {
  if (typeof part !== "string") return part;
  if (isNumber(part)) return math("mn", part);
  if (/^\p{L}$/u.test(part)) return math("mi", part);
  const operator = math("mo", part);
  operator.setAttribute("stretchy", "false"); // brackets as high as a digit
  return operator;
}));

export const sub = (base, index) => math("msub", symbols(base), symbols(index));
export const power = (base, exponent) => math("msup", symbols(base), symbols(exponent));
export const root = (...parts) => math("msqrt", symbols(...parts));
export const over = (above, below) => math("mfrac", symbols(...above), symbols(...below));

/** partial is the derivative of the error by something. */
export const partial = (of) => over(["∂", "E"], ["∂", of]);

/** bracketed is a number in brackets, as one is put in for a symbol. */
export const bracketed = (number) => symbols("(", number, ")");

/**
 * formula is a formula of one line or several, each with what stands before its
 * sign, the sign, what stands after, and a value that belongs to it; dress is
 * called with the line's node.
 */
export function formula(label, lines) {
  const hasValues = lines.some(({ value }) => value);
  const table = math("mtable", ...lines.map(({ left = symbols(), sign = "", right = symbols(), value, dress }) => {
    const cells = [left, symbols(sign), right, ...(hasValues ? [symbols(value ?? "")] : [])];
    const row = math("mtr", ...cells.map((cell) => math("mtd", cell)));
    dress?.(row);
    return row;
  }));
  const node = math("math", table);
  node.setAttribute("display", "block");
  node.setAttribute("aria-label", label);
  return node;
}
