// A small histogram: a bar for each bin, in the colours of negative, zero and positive
// numbers, on a line with a tick at zero. The number of bins is odd.

import { svg } from "../dom/svg.js";

const high = 28;
const bar = 3; // the width of a bin
const gap = 0.5;

const part = (name) => svg("path", { class: name });

// Whatever is there can be seen, however few.
const heightOf = (count, most) => (count === 0 ? 0 : Math.max(1, (high - 1) * count / most));

function barAt(count, i, most) {
  const h = heightOf(count, most).toFixed(2);
  return count ? `M${i * bar + gap / 2} ${high}v-${h}h${bar - gap}v${h}z` : "";
}

// histogram returns the picture and a function that fills it in.
export function histogram(bins) {
  const [line, negative, zero, positive] = ["axis", "negative", "zero", "positive"].map(part);
  const middle = (bins - 1) / 2;
  line.setAttribute("d", `M0 ${high}h${bins * bar}v1h-${bins * bar}zM${(bins * bar - 1) / 2} ${high}h1v4h-1z`);
  return {
    node: svg("svg", {
      class: "histogram", viewBox: `0 0 ${bins * bar} ${high + 4}`, preserveAspectRatio: "none", role: "img",
    }, line, negative, zero, positive),
    show(counts) {
      const most = Math.max(1, ...counts);
      const bars = counts.map((count, i) => barAt(count, i, most));
      negative.setAttribute("d", bars.slice(0, middle).join(""));
      zero.setAttribute("d", bars[middle]);
      positive.setAttribute("d", bars.slice(middle + 1).join(""));
    },
  };
}
