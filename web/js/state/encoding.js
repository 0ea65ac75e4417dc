// @ts-check
// How targets are written as numbers: what is shown is what is trained on.

import { t } from "../text/text.js";
import { bareClassName, outputText, space } from "./space.js";

const signs = { "-1": "−1", 0: "0", 1: "+1" };

// trainedText writes the number that an output is trained towards: a class's as
// the whole number that it is.
export function trainedText(v) {
  const { encoding, has } = space();
  if (!encoding) return outputText(v);
  return has.probability ? String(v) : signs[v] ?? outputText(v);
}

// encodingText names the encoding in a sentence.
export function encodingText() {
  const { encoding, outputs, has } = space();
  if (!encoding) return has.halved ? t("encoding.halved") : t("encoding.numbers");
  const [low, high] = [encoding.low, encoding.high].map(trainedText);
  if (outputs > 1) return t("encoding.several", { low, high });
  return t("encoding.two", { low, high, first: bareClassName(0), second: bareClassName(1) });
}

// encoded returns the numbers that the outputs are trained towards for a class;
// of a number it is that number.
export function encoded(target) {
  const { encoding, outputs } = space();
  if (!encoding) return [target];
  const { low, high } = encoding;
  if (outputs === 1) return [target === 1 ? high : low];
  return Array.from({ length: outputs }, (_, k) => (k === target ? high : low));
}
