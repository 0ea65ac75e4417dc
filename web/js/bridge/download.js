// @ts-check
// Where the program comes from: the element that carries it in the single file,
// else from beside the page, compressed where the browser can unpack it.

import { program } from "../generated/program.js";

// Failure is why the program does not run; kind is one of failure.js's.
export class Failure extends Error {
  constructor(kind, detail) { super(detail); this.kind = kind; }
}

const isGzip = (bytes) => bytes.length > 1 && bytes[0] === 0x1f && bytes[1] === 0x8b;

// A stream that breaks off reaches the compiler as an error of the compiler's;
// broken remembers what it was.
let broken = null;
async function read(reader) {
  try {
    return await reader.read();
  } catch (error) {
    broken = new Failure("network", error.message);
    throw broken;
  }
}

// counted passes a download on and reports how much has arrived. Some hosts send
// a .gz unpacked already, so its first bytes say what it is, not its name; and
// Content-Length may count other bytes than arrive, so the sizes come from the
// build.
async function counted(body, progress) {
  const reader = body.getReader();
  let next = await read(reader);
  const packed = !next.done && isGzip(next.value);
  const all = packed ? program.packed : program.plain;
  let got = 0;
  const stream = new ReadableStream({
    async pull(controller) {
      if (next.done) { progress.arrived(); controller.close(); return; }
      got += next.value.length;
      progress.show(got, all);
      controller.enqueue(next.value);
      next = await read(reader);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
}

async function fetchOne(url) {
  try {
    return await fetch(url);
  } catch (error) {
    throw new Failure(location.protocol === "file:" ? "file" : "network", error.message);
  }
}

// Whether the host sent this page with brotli. Then it may have the program like
// that, too, which is a fifth smaller than the .gz.
function isSentWithBrotli() {
  const [page] = performance.getEntriesByType("navigation");
  return /** @type {any} */ (page)?.contentEncoding === "br";
}

const plainName = "neuralplay.wasm";
const packedName = "neuralplay.wasm.gz";

// candidates are the files to try, in this order: a host that refuses .gz files has
// the plain one.
function candidates() {
  if (typeof DecompressionStream !== "function") return [{ name: plainName }];
  const all = [{ name: packedName }, { name: plainName }];
  return isSentWithBrotli() ? [{ name: plainName, mustBeEncoded: true }, ...all] : all;
}

// download fetches the program. The version keeps an old one in a cache from meeting
// a new page.
async function download(progress) {
  const version = program.version ? `?v=${program.version}` : "";
  let refused;
  for (const { name, mustBeEncoded = false } of candidates()) {
    const response = await fetchOne(name + version);
    const isFine = response.ok && response.body && (!mustBeEncoded || response.headers.has("Content-Encoding"));
    if (isFine) return counted(response.body, progress);
    response.body?.cancel();
    refused = new Failure("http", `${name}: ${response.status} ${response.statusText}`.trim());
  }
  throw refused;
}

function carried(carrier, progress) {
  const text = atob(carrier.textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return counted(new Blob([bytes]).stream(), progress);
}

// openProgram is a stream of the program's bytes. progress has show(got, all)
// and arrived().
export function openProgram(progress) {
  const carrier = document.getElementById("neuralplay-program");
  return carrier ? carried(carrier, progress) : download(progress);
}

// compile makes the program of a stream, ready to run.
export async function compile(stream, imports) {
  const response = new Response(stream, { headers: { "Content-Type": "application/wasm" } });
  try {
    return (await WebAssembly.instantiateStreaming(response, imports)).instance;
  } catch (error) {
    throw broken ?? new Failure("damaged", error.message);
  }
}
