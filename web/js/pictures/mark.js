// The mark of a class, as the canvas draws its points: a shape and a colour.
// Two classes differ by the ends of the one scale, as everywhere.

import { svg } from "../dom/svg.js";
import { marks, twoMarks, viewBox } from "../generated/marks.js";
import { severalClasses } from "../state/space.js";

const twoColours = ["negative", "positive"];

// classMark is null for a class that there is not.
export function classMark(k) {
  const path = (severalClasses() ? marks : twoMarks)[k];
  if (!path) return null;
  const colour = severalClasses() ? `class-${k}` : twoColours[k];
  return svg("svg", { class: `mark-of ${colour}`, viewBox, "aria-hidden": "true" }, svg("path", { d: path }));
}
