"use strict";
// The mark of a class, as the canvas draws its points: a shape and a colour.
// Two classes are told apart by the ends of the one scale, as everywhere.
{
  const page = window.neuralplayPage;
  const space = "http://www.w3.org/2000/svg";
  const circle = "M6 1.5a4.5 4.5 0 1 0 .01 0z";
  const diamond = "M6 .5 11.5 6 6 11.5.5 6z";
  const plus = "M4.4 1h3.2v3.4H11v3.2H7.6V11H4.4V7.6H1V4.4h3.4z";
  const capsule = "M6 .6a2.5 2.5 0 0 1 2.5 2.5v5.8a2.5 2.5 0 0 1-5 0V3.1A2.5 2.5 0 0 1 6 .6z";
  const shapes = [[circle], [diamond], ["M2 2h8v8H2z"], [plus], [plus, 45], [capsule], [capsule, 90]];
  const two = [[[diamond], "negative"], [[circle], "positive"]];

  // mark is null for a class that there is not.
  page.classMark = (k) => {
    const [[path, turn = 0], colour] = page.classes.several() ? [shapes[k] ?? [], `class-${k}`] : two[k] ?? [[]];
    if (!path) return null;
    const svg = document.createElementNS(space, "svg");
    const shape = document.createElementNS(space, "path");
    svg.setAttribute("class", `mark-of ${colour}`);
    svg.setAttribute("viewBox", "0 0 12 12");
    svg.setAttribute("aria-hidden", "true");
    shape.setAttribute("d", path);
    if (turn) shape.setAttribute("transform", `rotate(${turn} 6 6)`);
    svg.append(shape);
    return svg;
  };
}
