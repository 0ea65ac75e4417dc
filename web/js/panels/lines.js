// Lines of arithmetic belong to things on the stage. Pointing at a line, or walking to it
// with the arrows, shows its thing there; pointing at a thing marks its lines.

import { listen } from "../bridge/host.js";
import { pointAt } from "../bridge/pointer.js";
import { named } from "../text/text.js";

const keyOf = ({ kind, layer, unit, input = 0 }) => [kind, layer, unit, input].join("-");

const hits = new WeakMap(); // by line: what it shows on the stage
let marked = []; // the keys of what is pointed at, or pinned

function mark(line) {
  const about = line.dataset.about.split(" ");
  line.toggleAttribute("data-marked", marked.some((key) => about.includes(key)));
}

/**
 * aboutThing makes an element a line: name says what it is about to those who hear it, hit
 * is what it shows, others are what else marks it.
 */
export function aboutThing(line, name, hit, ...others) {
  hits.set(line, hit);
  line.dataset.about = [hit, ...others].map(keyOf).join(" ");
  line.setAttribute("aria-label", named(name, line.textContent));
  line.setAttribute("tabindex", "-1");
  mark(line);
}

const linesOf = (place) => [...place.querySelectorAll("[data-about]")];
const lineAt = (target) => (target instanceof Element ? target.closest("[data-about]") : null);

// Tab leads to the line where the arrows were last, or to the first.
function letTabIn(place, line = linesOf(place)[0]) {
  for (const other of linesOf(place)) other.setAttribute("tabindex", other === line ? "0" : "-1");
}

function walk(place, event) {
  const lines = linesOf(place);
  const at = lines.indexOf(event.target);
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: lines.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  lines[Math.max(0, Math.min(next, lines.length - 1))].focus();
}

const show = (line) => pointAt(line ? hits.get(line) : null);

/** followLines makes a place of lines answer to the pointer and to the keyboard. */
export function followLines(place) {
  let over = null;
  const point = (line) => {
    if (line === over) return;
    over = line;
    show(line);
  };
  place.addEventListener("mouseover", (event) => point(lineAt(event.target)));
  place.addEventListener("mouseleave", () => point(null));
  place.addEventListener("focusin", (event) => {
    const line = lineAt(event.target);
    if (line !== event.target) return;
    letTabIn(place, line);
    point(line);
  });
  place.addEventListener("focusout", () => point(null));
  place.addEventListener("keydown", (event) => walk(place, event));
}

/** fillLines puts other lines in a place; who was at one of them stays there. */
export function fillLines(place, ...children) {
  const at = linesOf(place).indexOf(document.activeElement);
  place.replaceChildren(...children);
  const line = linesOf(place)[at];
  letTabIn(place, line);
  line?.focus({ preventScroll: true });
}

export function mountLines() {
  listen("select", ({ hover, pinned }) => {
    marked = [hover, pinned].filter((thing) => ["unit", "weight", "bias"].includes(thing?.kind)).map(keyOf);
    for (const line of document.querySelectorAll("[data-about]")) mark(line);
  });
}
