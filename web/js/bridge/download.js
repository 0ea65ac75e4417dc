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

// download tries the compressed program first; a host that refuses .gz files
// has the plain one. The version keeps an old program in a cache from meeting a
// new page.
async function download(progress) {
  const version = program.version ? `?v=${program.version}` : "";
  const canUnpack = typeof DecompressionStream === "function";
  const names = canUnpack ? ["neuralplay.wasm.gz", "neuralplay.wasm"] : ["neuralplay.wasm"];
  let refused;
  for (const name of names) {
    const response = await fetchOne(name + version);
    if (response.ok && response.body) return counted(response.body, progress);
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
