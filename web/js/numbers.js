"use strict";
// How numbers are written, always in the same width so that nothing jumps.
// A number that is not finite arrives as null.
{
  const minus = (text) => text.replace("-", "−");
  const grouped = new Intl.NumberFormat("en", { minimumIntegerDigits: 6 });

  window.neuralplayPage.numbers = {
    // epoch 1234 is "001,234".
    epoch: (n) => grouped.format(Math.max(0, Math.floor(n ?? 0))),

    // count is for sentences: "1,234".
    count: (n) => n.toLocaleString("en"),

    // loss has three decimals, small ones four, and an exponent where too few
    // of them would say anything: a loss is compared with the one beside it. The
    // exponent keeps its plain minus, so that a copied loss is still a number.
    loss(v) {
      if (v === null || v === undefined) return "∞";
      if (v !== 0 && v < 0.00095) return v.toExponential(1);
      if (v !== 0 && v < 0.09995) return v.toFixed(4);
      return v < 1000 ? v.toFixed(3).slice(0, 6) : v.toExponential(0).replace("+", "");
    },

    percent: (v) => (v === null || v === undefined ? "–" : `${(100 * v).toFixed(1)} %`),

    // rate is 1 200 → "1.2 k".
    rate(v) {
      if (!v) return "–";
      if (v >= 1e6) return `${(v / 1e6).toFixed(1)} M`;
      return v >= 1000 ? `${(v / 1000).toFixed(v < 1e4 ? 1 : 0)} k` : v.toFixed(0);
    },

    // value is for weights, biases and outputs: always signed, two decimals.
    value(v, digits = 2) {
      if (v === null || v === undefined) return "∞";
      const text = Math.abs(v) >= 1e4 ? v.toExponential(1) : v.toFixed(digits);
      return v < 0 ? minus(text) : `+${text}`;
    },

    // output is a value of an output unit: a share of 1 has no sign.
    output: (v, digits = 3) => (window.neuralplayPage.space().has.probability && v !== null && v !== undefined ? v.toFixed(digits) : window.neuralplayPage.numbers.value(v, digits)),

    // fixed is for what is mostly positive: no sign but a minus.
    fixed: (v, digits) => (v === null || v === undefined ? "∞" : minus(v.toFixed(digits)).replace(/^−(0(?:\.0*)?)$/, "$1")),

    // decimals is how many a column of numbers needs to be told apart, and no
    // more than can be read.
    decimals(values) {
      const known = values.filter(Number.isFinite);
      if (known.every(Number.isInteger)) return 0;
      const most = Math.max(...known.map(Math.abs));
      return most >= 1000 ? 0 : most >= 100 ? 1 : most >= 0.1 ? 2 : 4;
    },

    // field is a value inside a number field, where only "-" is a sign.
    field: (v) => (v === null || v === undefined ? "" : String(Number(v.toPrecision(4)))),

    megabytes: (n) => (n / 1e6).toFixed(1),
  };
}
