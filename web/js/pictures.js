"use strict";
// Little pictures of the data sets and the inputs, drawn from their rules, so
// that a picture can be trusted: the same shapes as nn/dataset, at noise 0,
// with fewer points and a small generator of their own.
{
  const page = window.neuralplayPage;
  const domain = 6;
  const points = 150;

  function generator(seed) {
    let state = seed;
    return (a, b) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return a + (b - a) * (state / 2 ** 32);
    };
  }

  function normal(uniform, variance) {
    const u = Math.max(1e-9, uniform(0, 1));
    return Math.sqrt(-2 * variance * Math.log(u)) * Math.cos(uniform(0, 2 * Math.PI));
  }

  const cones = [[-4, 2.5, 1], [0, 2.5, -1], [4, 2.5, 1], [-4, -2.5, -1], [0, -2.5, 1], [4, -2.5, -1]];
  function strongestCone(x, y) {
    let label = 0;
    for (const [cx, cy, sign] of cones) {
      const value = sign * Math.max(0, 1 - Math.hypot(x - cx, y - cy) / 2);
      if (Math.abs(value) > Math.abs(label)) label = value;
    }
    return label;
  }

  // Each rule makes point i of n: [x, y, label], label −1…1.
  const dataSets = {
    circle(uniform, i, n) {
      const inside = i < n / 2;
      const r = inside ? uniform(0, 2.5) : uniform(3.5, 5);
      const angle = uniform(0, 2 * Math.PI);
      return [r * Math.sin(angle), r * Math.cos(angle), inside ? 1 : -1];
    },
    xor(uniform) {
      const away = (v) => v + (v > 0 ? 0.3 : -0.3);
      const x = away(uniform(-5, 5));
      const y = away(uniform(-5, 5));
      return [x, y, x * y >= 0 ? 1 : -1];
    },
    gauss(uniform, i, n) {
      const sign = i < n / 2 ? 1 : -1;
      return [2 * sign + normal(uniform, 0.5), 2 * sign + normal(uniform, 0.5), sign];
    },
    spiral(uniform, i, n) {
      const half = n / 2;
      const sign = i < half ? 1 : -1;
      const k = i % half;
      const r = (5 * k) / half;
      const t = (1.75 * 2 * Math.PI * k) / half + (sign < 0 ? Math.PI : 0);
      return [r * Math.sin(t), r * Math.cos(t), sign];
    },
    moons(uniform, i, n) {
      const sign = i < n / 2 ? 1 : -1;
      const t = uniform(0, Math.PI) + (sign < 0 ? Math.PI : 0);
      return [-1.5 * sign + 3 * Math.cos(t), -0.75 * sign + 3 * Math.sin(t), sign];
    },
    checkerboard(uniform) {
      const [x, y] = [uniform(-6, 6), uniform(-6, 6)];
      return [x, y, (Math.floor(x / 3) + Math.floor(y / 3)) % 2 === 0 ? 1 : -1];
    },
    spiral3(_uniform, i, n) {
      const third = n / 3;
      const class_ = Math.floor(i / third);
      const along = ((i % third) + 1) / third;
      const t = 1.25 * along * 2 * Math.PI + (class_ * 2 * Math.PI) / 3;
      return [5 * along * Math.sin(t), 5 * along * Math.cos(t), class_];
    },
    blobs(uniform, i, n) {
      const k = Math.min(3, Math.floor((4 * i) / n));
      const [x, y] = [[2.5, 2.5], [-2.5, 2.5], [-2.5, -2.5], [2.5, -2.5]][k];
      return [x + normal(uniform, 0.5), y + normal(uniform, 0.5), k];
    },
    rings(uniform, i, n) {
      const k = Math.floor((3 * i) / n);
      const r = uniform(...[[0, 1.2], [2, 3.2], [4, 5]][k]);
      const angle = uniform(0, 2 * Math.PI);
      return [r * Math.sin(angle), r * Math.cos(angle), k];
    },
    "reg-plane"(uniform) {
      const [x, y] = [uniform(-6, 6), uniform(-6, 6)];
      return [x, y, (x + y) / 10];
    },
    "reg-gauss"(uniform) {
      const [x, y] = [uniform(-6, 6), uniform(-6, 6)];
      return [x, y, strongestCone(x, y)];
    },
    "reg-sine"(uniform) {
      const [x, y] = [uniform(-6, 6), uniform(-6, 6)];
      return [x, y, Math.sin(x) * (y + 6) / 12];
    },
  };

  const several = new Set(["spiral3", "blobs", "rings"]); // label: which class

  // Truth tables: each row is the inputs, then the answer.
  const square = (answers) => answers.map((answer, i) => [i >> 1, i & 1, answer]);
  const tables = {
    "table-and": square([0, 0, 0, 1]), "table-or": square([0, 1, 1, 1]), "table-nand": square([1, 1, 1, 0]), "table-xor": square([0, 1, 1, 0]),
    "table-parity": Array.from({ length: 8 }, (_, i) => [i >> 2, (i >> 1) & 1, i & 1, ((i >> 2) + (i >> 1) + i) & 1]),
    "table-neuron": [[0, 0, 1, 0], [1, 1, 1, 1], [1, 0, 1, 1], [0, 1, 1, 0]],
    "table-hidden-layer": [[0.1, 0.2, 0.3, 0], [0.4, 0.5, 0.6, 1], [0.7, 0.8, 0.9, 0]],
  };

  // The inputs, scaled so that the largest value over the plane is 1.
  const inputs = {
    x: (x) => x / domain,
    y: (_x, y) => y / domain,
    xSquared: (x) => (x * x) / (domain * domain),
    ySquared: (_x, y) => (y * y) / (domain * domain),
    xTimesY: (x, y) => (x * y) / (domain * domain),
    sinX: (x) => Math.sin(x),
    sinY: (_x, y) => Math.sin(y),
  };

  const hex = (text) => [1, 3, 5].map((at) => parseInt(text.trim().slice(at, at + 2), 16));
  function palette() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => hex(style.getPropertyValue(name));
    return {
      negative: colour("--negative"), neutral: colour("--neutral"), positive: colour("--positive"), line: colour("--line-strong"),
      classes: [0, 1, 2, 3].map((k) => colour(`--class-${k}`)),
    };
  }

  // mix is the diverging scale: −1 negative, 0 neutral, 1 positive.
  function mix({ negative, neutral, positive }, value) {
    const end = value < 0 ? negative : positive;
    const part = Math.min(1, Math.abs(value));
    return neutral.map((from, i) => Math.round(from + (end[i] - from) * part));
  }

  function drawDataSet(canvas, key) {
    const context = canvas.getContext("2d");
    const side = canvas.width;
    const colours = palette();
    const uniform = generator(20);
    context.clearRect(0, 0, side, side);
    for (let i = 0; i < points; i++) {
      const [x, y, label] = dataSets[key](uniform, i, points);
      dot(context, ((x + domain) / (2 * domain)) * side, ((domain - y) / (2 * domain)) * side, side / 40,
        several.has(key) ? colours.classes[label] : mix(colours, label));
    }
  }

  const css = ([r, g, b]) => `rgb(${r} ${g} ${b})`;

  function dot(context, x, y, radius, colour) {
    context.fillStyle = css(colour);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }

  // A truth table is a square of which each corner is a row, or for three
  // inputs a cube: two squares, one behind the other.
  function drawTable(canvas, key) {
    const context = canvas.getContext("2d");
    const side = canvas.width;
    const colours = palette();
    const rows = tables[key];
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
        for (const corner of [a, a | bit]) context[corner === a ? "moveTo" : "lineTo"](...at([corner & 1, (corner >> 1) & 1, corner >> 2]));
      }
    }
    context.stroke();
    for (const row of [...rows].sort((a, b) => depth(b) - depth(a))) {
      const point = [row[0], row[1], depth(row)];
      dot(context, ...at(point), side / (isCube ? 13 : 10), row.at(-1) ? colours.positive : colours.negative);
    }
  }

  function drawInput(canvas, key) {
    const context = canvas.getContext("2d");
    const side = canvas.width;
    const colours = palette();
    const image = context.createImageData(side, side);
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const x = ((column + 0.5) / side) * 2 * domain - domain;
        const y = domain - ((row + 0.5) / side) * 2 * domain;
        image.data.set([...mix(colours, inputs[key](x, y)), 255], 4 * (row * side + column));
      }
    }
    context.putImageData(image, 0, 0);
  }

  // picture makes a canvas that follows the theme, or null for a key that has
  // no picture. size is in CSS pixels; twice as many are drawn.
  function picture(key, size) {
    const draw = dataSets[key] ? drawDataSet : tables[key] ? drawTable : inputs[key] ? drawInput : null;
    if (!draw) return null;
    const canvas = page.element("canvas", { class: "picture", width: 2 * size, height: 2 * size, "aria-hidden": "true" });
    draw(canvas, key);
    page.theme.onChange(() => draw(canvas, key));
    return canvas;
  }

  page.pictures = { picture, has: (key) => key in dataSets || key in tables };
}
