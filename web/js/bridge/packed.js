// @ts-check
// Answers as bytes: the JSON text, then the numbers of its matrices as they lie
// in the program's memory. In the text a matrix is {"matrix": [first, rows,
// columns]}; the page and authors get rows of numbers.

function filled(value, numbers) {
  if (Array.isArray(value)) return value.map((item) => filled(item, numbers));
  if (value === null || typeof value !== "object") return value;
  if (value.matrix) {
    const [first, rows, columns] = value.matrix;
    const row = (_, r) => Array.from(numbers.subarray(first + r * columns, first + (r + 1) * columns));
    return Array.from({ length: rows }, row);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, numbers)]));
}

/**
 * unpack returns the answer that the program packed: the text's length (4 bytes,
 * little endian), the text, zeros up to a multiple of 8, then 8 bytes a number.
 * @param {Uint8Array} bytes
 */
export function unpack(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  const start = bytes.byteOffset + 8 * Math.ceil((4 + length) / 8);
  return filled(JSON.parse(text), new Float64Array(bytes.buffer, start));
}
