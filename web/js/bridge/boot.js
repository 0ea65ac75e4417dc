// Starting the program: what it needs, its download, and the card with the
// progress bar.

import "../../wasm_exec.js";
import { setText } from "../dom/element.js";
import { program } from "../generated/program.js";
import { megabytes } from "../text/numbers.js";
import { t } from "../text/text.js";
import { compile, Failure, openProgram } from "./download.js";
import { failureReason, showFailure } from "./failure.js";
import { offerHost, ready, rejectReady } from "./host.js";
import { requestFrame } from "./loop.js";

const card = document.getElementById("progress");
const title = document.getElementById("progress-title");
const bar = document.getElementById("progress-bar");
const bytes = document.getElementById("progress-bytes");

const progress = {
  show(got, all) {
    if (all) { bar.max = all; bar.value = Math.min(got, all); }
    const said = { got: megabytes(got), all: megabytes(all ?? 0) };
    setText(bytes, all ? t("loading.bytesOf", said) : t("loading.bytes", said));
  },
  arrived() {
    title.textContent = t("loading.starting");
    bar.removeAttribute("value");
  },
};

// Asking for a context is slow without a graphics card, so it happens while the
// program is on its way; the context is given back at once.
async function checkWebGL() {
  await new Promise((resolve) => { setTimeout(resolve); });
  const context = document.createElement("canvas").getContext("webgl2");
  if (!context) throw new Failure("webgl");
  context.getExtension("WEBGL_lose_context")?.loseContext();
}

// The smallest module that needs SIMD: a function's type, with a v128 result.
const withSIMD = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123);

async function start() {
  if (typeof WebAssembly !== "object" || !WebAssembly.instantiateStreaming) throw new Failure("webassembly");
  if (!WebAssembly.validate(withSIMD)) throw new Failure("simd");
  const go = new window.Go();
  const opening = openProgram(progress);
  opening.catch(() => { /* reported below, unless WebGL failed first */ });
  await checkWebGL();
  const instance = await compile(await opening, go.importObject);
  offerHost();
  await run(go, instance);
  throw new Failure("exit", "");
}

// run starts the program. Ebitengine keeps what it finds as requestAnimationFrame
// while it starts.
function run(go, instance) {
  const real = window.requestAnimationFrame;
  window.requestAnimationFrame = requestFrame;
  const ended = go.run(instance);
  window.requestAnimationFrame = real;
  return ended;
}

export async function boot() {
  ready.then(() => {
    card.hidden = true;
    document.documentElement.dataset.running = "";
  }, () => { /* the failure card says it */ });
  title.textContent = t("loading.program");
  card.hidden = false;
  progress.show(0, program.packed);
  try {
    await start();
  } catch (error) {
    const kind = error.kind ?? "exit";
    showFailure(kind, error.message);
    rejectReady(failureReason(kind, error.message));
  }
}
