// What happens on the canvas. Ebitengine would take every event of its canvas
// from the browser: Tab, shortcuts, the wheel, a finger's scrolling. So it
// sees none: the events end here, on their way down, with the browser's own
// reaction left as it is, and the program hears of the pointer from us.

import { send } from "./host.js";
import { pointer } from "./pointer.js";

const isCanvas = (target) => target instanceof HTMLCanvasElement && target.parentNode === document.body;

const stopped = [
  "wheel", "keydown", "keyup", "keypress", "mousedown", "mouseup", "mousemove", "click", "dblclick", "contextmenu",
];
function stopOthers() {
  for (const type of stopped) {
    addEventListener(type, (event) => { if (isCanvas(event.target)) event.stopImmediatePropagation(); },
      { capture: true, passive: true });
  }
  // A file dropped beside its mark would replace the page, and lose the run.
  for (const type of ["dragover", "drop"]) {
    addEventListener(type, (event) => {
      if (isCanvas(event.target)) event.stopImmediatePropagation();
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    }, true);
  }
}

// Whether the pointer holds a weight or a bias. Then a finger drags that, and
// must not scroll: the browser would take the pointer away after a few
// pixels. Any other finger scrolls the page around a frame, as everywhere.
let grabbed = false;
let isHeld = false;
function watchTouch(canvas) {
  for (const type of ["touchstart", "touchmove", "touchend", "touchcancel"]) {
    canvas.addEventListener(type, (event) => {
      event.stopImmediatePropagation();
      if (grabbed && event.cancelable && (type === "touchstart" || type === "touchmove")) event.preventDefault();
    }, { capture: true, passive: false });
  }
}

function report(type, { clientX: x, clientY: y, buttons, pointerType, shiftKey: shift }, target) {
  Object.assign(pointer, { x, y, over: type !== "leave", type: pointerType });
  const cursor = send("pointer", { type, x, y, buttons, pointerType, shift });
  if (cursor) target.style.cursor = cursor;
  if (type === "down") grabbed = cursor === "ns-resize";
  if (type !== "move" && type !== "leave") isHeld = type === "down";
}

// Moves come more often than anybody can follow; the program needs the latest one.
// It hears of it at once, so that words need not wait for a slow picture.
const moveEvery = 8; // ms
let move = null;
let movedAt = -Infinity;
function reportMove() {
  if (!move) return;
  const { event, target } = move;
  move = null;
  movedAt = performance.now();
  // A release is lost where a dialog of the system or another window comes in between.
  if (isHeld && event.buttons === 0) report("cancel", event, target);
  report("move", event, target);
}

function noteMove(event) {
  const isWaiting = move !== null;
  move = { event, target: event.target };
  if (isWaiting) return;
  const wait = movedAt + moveEvery - performance.now();
  if (wait > 0) setTimeout(reportMove, wait); else reportMove();
}

const types = {
  pointermove: "move", pointerdown: "down", pointerup: "up", pointerout: "leave",
  pointercancel: "cancel",
};
function watchPointer() {
  for (const [domType, type] of Object.entries(types)) {
    addEventListener(domType, (event) => {
      if (!isCanvas(event.target) || !event.isPrimary) return;
      event.stopImmediatePropagation();
      if (type === "move") {
        noteMove(event);
        return;
      }
      reportMove();
      // A drag goes on outside the canvas; a finger is captured anyway.
      if (type === "down" && event.pointerType !== "touch") event.target.setPointerCapture(event.pointerId);
      report(type, event, event.target);
    }, true);
  }
}

// The canvas says nothing to a screen reader and takes no focus: the page's
// elements do both. Ebitengine makes it focusable, and appears on its own.
function quieten(canvas) {
  canvas.removeAttribute("tabindex");
  canvas.setAttribute("aria-hidden", "true");
  canvas.id = "canvas";
  watchTouch(canvas);
}

function awaitCanvas() {
  new MutationObserver((_changes, observer) => {
    const canvas = [...document.body.children].find(isCanvas);
    if (!canvas) return;
    quieten(canvas);
    observer.disconnect();
  }).observe(document.body, { childList: true });
}

// mountCanvas must come after whoever else wants the events of the canvas in
// the capturing phase.
export function mountCanvas() {
  stopOthers();
  watchPointer();
  awaitCanvas();
}
