// Little pictures of the data sets and the inputs. Their points and values come
// from the program's own rules (generated/pictures.js), so that a picture can
// be trusted.

import { element } from "../dom/element.js";
import { painted } from "../dom/paint.js";
import { onTheme } from "../dom/theme.js";
import { dataSets, features, tables } from "../generated/pictures.js";

const hex = (text) => [1, 3, 5].map((at) => parseInt(text.trim().slice(at, at + 2), 16));
function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => hex(style.getPropertyValue(name));
  return {
    negative: colour("--negative"), neutral: colour("--neutral"), positive: colour("--positive"),
    line: colour("--line-strong"), classes: [0, 1, 2, 3].map((k) => colour(`--class-${k}`)),
  };
}

// To ask for a colour is slow while elements are made: all pictures of a task share them.
let shared = null;
function palette() {
  if (!shared) setTimeout(() => { shared = null; });
  shared ??= readPalette();
  return shared;
}

// Pictures this small are drawn sooner without the graphics card.
const contextOf = (canvas) => canvas.getContext("2d", { willReadFrequently: true });

// mix is the diverging scale: −1 negative, 0 neutral, 1 positive.
function mix({ negative, neutral, positive }, value) {
  const end = value < 0 ? negative : positive;
  const part = Math.min(1, Math.abs(value));
  return neutral.map((from, i) => Math.round(from + (end[i] - from) * part));
}

const css = ([r, g, b]) => `rgb(${r} ${g} ${b})`;

function dot(context, x, y, radius, colour) {
  context.fillStyle = css(colour);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function drawDataSet(canvas, { classes, x, y, labels }) {
  const context = contextOf(canvas);
  const side = canvas.width;
  const colours = palette();
  context.clearRect(0, 0, side, side);
  labels.forEach((label, i) => {
    const colour = classes > 2 ? colours.classes[label] : mix(colours, label);
    dot(context, (x[i] / 100) * side, (y[i] / 100) * side, side / 40, colour);
  });
}

// A truth table is a square of which each corner is a row, or for three
// inputs a cube: two squares, one behind the other.
function drawTable(canvas, rows) {
  const context = contextOf(canvas);
  const side = canvas.width;
  const colours = palette();
  const isCube = rows[0].length === 4;
  const edge = side * (isCube ? 0.46 : 0.56);
  const behind = side * 0.22; // the third input leads to the right and up
  const left = (side - edge - (isCube ? behind : 0)) / 2;
  const at = ([x, y, z]) => [left + x * edge + z * behind, side - left - y * edge - z * behind];
  const depth = (row) => (isCube ? row[2] : 0);

  context.clearRect(0, 0, side, side);
  context.strokeStyle = css(colours.line);
  context.lineWidth = side / 48;
  context.beginPath();
  for (let a = 0; a < (isCube ? 8 : 4); a++) {
    for (const bit of isCube ? [1, 2, 4] : [1, 2]) {
      if (a & bit) continue;
      for (const corner of [a, a | bit]) {
        context[corner === a ? "moveTo" : "lineTo"](...at([corner & 1, (corner >> 1) & 1, corner >> 2]));
      }
    }
  }
  context.stroke();
  for (const row of [...rows].sort((a, b) => depth(b) - depth(a))) {
    const point = [row[0], row[1], depth(row)];
    dot(context, ...at(point), side / (isCube ? 13 : 10), row.at(-1) > 0.5 ? colours.positive : colours.negative);
  }
}

// A feature is a coarse grid of its values, drawn larger and smoothed.
function drawFeature(canvas, values) {
  const colours = palette();
  const side = Math.sqrt(values.length);
  const image = new ImageData(side, side);
  values.forEach((value, i) => image.data.set([...mix(colours, value / 100), 255], 4 * i));
  const small = element("canvas", { width: side, height: side });
  contextOf(small).putImageData(image, 0, 0);
  const context = contextOf(canvas);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
}

function drawerOf(key) {
  if (dataSets[key]) return (canvas) => drawDataSet(canvas, dataSets[key]);
  if (tables[key]) return (canvas) => drawTable(canvas, tables[key]);
  if (features[key]) return (canvas) => drawFeature(canvas, features[key]);
  return null;
}

export const hasPicture = (key) => key in dataSets || key in tables;

// picture makes a canvas that follows the theme, or null for a key that has
// no picture. size is in CSS pixels; twice as many are drawn.
export function picture(key, size) {
  const draw = drawerOf(key);
  if (!draw) return null;
  const canvas = element("canvas", { class: "picture", width: 2 * size, height: 2 * size, "aria-hidden": "true" });
  painted.then(() => draw(canvas));
  onTheme(() => { shared = null; draw(canvas); });
  return canvas;
}
