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

export const sub = (base, index) => math("msub", symbols(base), math("mi", index));
export const over = (above, below) => math("mfrac", symbols(...above), symbols(...below));

/** bracketed is a number in brackets, as one is put in for a symbol. */
export const bracketed = (number) => symbols("(", number, ")");

/**
 * formula is a formula of one line or several, each with what stands before its
 * sign, the sign, and what stands after; on says what happens over a line.
 */
export function formula(label, lines) {
  const table = math("mtable", ...lines.map(({ left = symbols(), sign, right, on = {} }) => {
    const row = math("mtr", math("mtd", left), math("mtd", symbols(sign)), math("mtd", right));
    for (const [type, listener] of Object.entries(on)) row.addEventListener(type, listener);
    return row;
  }));
  const node = math("math", table);
  node.setAttribute("display", "block");
  node.setAttribute("aria-label", label);
  return node;
}
