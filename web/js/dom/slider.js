// How far a slider stands, for the style sheet, which fills the track so far.

export function fillSlider(input) {
  const part = (input.value - input.min) / (input.max - input.min);
  input.style.setProperty("--part", `${(100 * part).toFixed(1)}%`);
}

// stepFor is the step at which a value can stand: that of the slider, or any.
export function stepFor(value, from, step) {
  const steps = (value - from) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6 ? step : "any";
}
