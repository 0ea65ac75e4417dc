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
    return { negative: colour("--negative"), neutral: colour("--neutral"), positive: colour("--positive") };
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
      const [r, g, b] = mix(colours, label);
      context.fillStyle = `rgb(${r} ${g} ${b})`;
      context.beginPath();
      context.arc(((x + domain) / (2 * domain)) * side, ((domain - y) / (2 * domain)) * side, side / 40, 0, 2 * Math.PI);
      context.fill();
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
    const draw = dataSets[key] ? drawDataSet : inputs[key] ? drawInput : null;
    if (!draw) return null;
    const canvas = page.element("canvas", { class: "picture", width: 2 * size, height: 2 * size, "aria-hidden": "true" });
    draw(canvas, key);
    page.theme.onChange(() => draw(canvas, key));
    return canvas;
  }

  page.pictures = { picture, has: (key) => key in dataSets };
}
