// @ts-check
// The digits of the canvas's axes, drawn by the browser's text engine in the
// page's font, so that the program carries none.

/**
 * rasterize draws letters side by side, each pad pixels from the left of its cell,
 * and returns their opacities, a byte a pixel, row by row.
 * @param {string} letters
 * @param {number} size in pixels
 * @param {number} pad
 */
export function rasterize(letters, size, pad) {
  const canvas = document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  const font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  context.font = font;
  const list = [...letters];
  const advances = list.map((letter) => context.measureText(letter).width);
  const { actualBoundingBoxAscent: ascent } = context.measureText("0");
  const rise = Math.ceil(ascent);
  const widths = advances.map((advance) => Math.ceil(advance) + 2 * pad);
  canvas.width = widths.reduce((sum, width) => sum + width, 0);
  canvas.height = rise + 2 * pad + 2;
  context.font = font; // a new size forgets it
  let x = 0;
  list.forEach((letter, i) => {
    context.fillText(letter, x + pad, rise + pad);
    x += widths[i];
  });
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, rise, advances, alpha: data.filter((_, i) => i % 4 === 3) };
}
