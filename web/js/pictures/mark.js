// The mark of a class, as the canvas draws its points: a shape and a colour.
// Two classes differ by the ends of the one scale, as everywhere.

import { marks, twoMarks, viewBox } from "../generated/marks.js";
import { severalClasses } from "../state/space.js";

const svgSpace = "http://www.w3.org/2000/svg";
const twoColours = ["negative", "positive"];

// classMark is null for a class that there is not.
export function classMark(k) {
  const path = (severalClasses() ? marks : twoMarks)[k];
  if (!path) return null;
  const svg = document.createElementNS(svgSpace, "svg");
  const shape = document.createElementNS(svgSpace, "path");
  svg.setAttribute("class", `mark-of ${severalClasses() ? `class-${k}` : twoColours[k]}`);
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}
