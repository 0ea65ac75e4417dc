// Starting the program: what it needs, its download, and the card with the
// progress bar.

import "../../wasm_exec.js";
import { setText } from "../dom/element.js";
import { paintFirst } from "../dom/paint.js";
import { program } from "../generated/program.js";
import { megabytes } from "../text/numbers.js";
import { t } from "../text/text.js";
import { compile, Failure, openProgram } from "./download.js";
import { failureReason, showFailure } from "./failure.js";
import { offerHost, ready, rejectReady } from "./host.js";
import { drawWith, requestFrame } from "./loop.js";

const card = document.getElementById("progress");
const title = document.getElementById("progress-title");
const bar = document.getElementById("progress-bar");
const bytes = document.getElementById("progress-bytes");

const progress = {
  got: 0,
  all: program.packed,
  hasArrived: false,
  isShown: false, // the page has its words
  show(got, all) {
    Object.assign(progress, { got, all });
    paintProgress();
  },
  arrived() {
    progress.hasArrived = true;
    paintProgress();
  },
};

function paintProgress() {
  const { got, all, hasArrived, isShown } = progress;
  if (!isShown) return;
  title.textContent = hasArrived ? t("loading.starting") : t("loading.program");
  if (hasArrived) { bar.removeAttribute("value"); return; }
  if (all) { bar.max = all; bar.value = Math.min(got, all); }
  const said = { got: megabytes(got), all: megabytes(all ?? 0) };
  setText(bytes, all ? t("loading.bytesOf", said) : t("loading.bytes", said));
}

let opening = null;

// beginDownload asks for the program, which takes longer than the page's own start.
export function beginDownload() {
  opening = openProgram(progress);
  opening.catch(() => { /* boot reports it, unless something else fails first */ });
}

// What Ebitengine would ask for and nobody needs costs time for every pixel: the
// shaders smooth edges themselves. The page shows through where nothing is painted.
const attributes = { alpha: true, antialias: false, stencil: false, depth: false };

// openCanvas makes the canvas that the program will draw on. Its context is slow to
// get without a graphics card, so it is asked for while the program is on its way.
function openCanvas() {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2", attributes);
  if (!context) throw new Failure("webgl");
  outliveLoss(context);
  drawWith(context);
  return canvas;
}

// A context that is lost in the middle of a frame has no status of a shader, which ends
// Ebitengine. Any will do until the page hears of the loss, and loads again.
function outliveLoss(context) {
  for (const name of ["getShaderParameter", "getProgramParameter"]) {
    const ask = context[name].bind(context);
    context[name] = (...what) => ask(...what) ?? true;
  }
}

// The smallest module that needs SIMD: a function's type, with a v128 result.
const withSIMD = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123);

async function start() {
  if (typeof WebAssembly !== "object" || !WebAssembly.instantiateStreaming) throw new Failure("webassembly");
  if (!WebAssembly.validate(withSIMD)) throw new Failure("simd");
  const canvas = openCanvas();
  const go = new window.Go();
  const instance = await compile(await opening, go.importObject);
  offerHost();
  await run(go, instance, canvas);
  throw new Failure("exit", "");
}

// run starts the program. While it starts, Ebitengine keeps what it finds as
// requestAnimationFrame, and makes a canvas: it gets the one that is ready.
function run(go, instance, canvas) {
  const { requestAnimationFrame, document } = window;
  const { createElement } = document;
  window.requestAnimationFrame = requestFrame;
  document.createElement = (name, ...rest) => {
    if (name !== "canvas") return createElement.call(document, name, ...rest);
    delete document.createElement; // the prototype's is there again
    return canvas;
  };
  const ended = go.run(instance);
  Object.assign(window, { requestAnimationFrame });
  return ended;
}

export async function boot() {
  ready.then(() => {
    card.hidden = true;
    document.documentElement.dataset.running = "";
  }, () => { /* the failure card says it */ });
  card.hidden = false;
  progress.isShown = true;
  paintProgress();
  try {
    await paintFirst();
    await start();
  } catch (error) {
    const kind = error.kind ?? "exit";
    showFailure(kind, error.message);
    rejectReady(failureReason(kind, error.message));
  }
}
