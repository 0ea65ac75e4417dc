// @ts-check
// Where the program comes from: the element that carries it in the single file,
// else from beside the page, compressed where the browser can unpack it.

import { program } from "../generated/program.js";
import { candidates } from "./candidates.js";

// Failure is why the program does not run; kind is one of failure.js's.
export class Failure extends Error {
  constructor(kind, detail) { super(detail); this.kind = kind; }
}

export const isGzip = (bytes) => bytes.length > 1 && bytes[0] === 0x1f && bytes[1] === 0x8b;

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

// isSentWithBrotli reports whether the host sent this page with brotli.
function isSentWithBrotli() {
  const [page] = performance.getEntriesByType("navigation");
  return /** @type {any} */ (page)?.contentEncoding === "br";
}

// requestProgram asks for the program beside the page, and returns the first answer
// that will do.
export async function requestProgram() {
  let refused;
  for (const { url, mustBeEncoded } of candidates(isSentWithBrotli())) {
    const response = await fetchOne(url);
    const isFine = response.ok && response.body && (!mustBeEncoded || response.headers.has("Content-Encoding"));
    if (isFine) return response;
    response.body?.cancel();
    const name = url.split("?")[0];
    refused = new Failure("http", `${name}: ${response.status} ${response.statusText}`.trim());
  }
  throw refused;
}

/** carriedBy is a stream of the bytes in an element of the single file. */
export function carriedBy(carrier) {
  const text = atob(carrier.textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return new Blob([bytes]).stream();
}

// programCarrier is the element of the single file that holds the program; the page of
// a site has none.
export const programCarrier = () => document.getElementById("neuralplay-program");

// openProgram is a stream of the program's bytes. progress has show(got, all)
// and arrived().
export function openProgram(progress) {
  const carrier = programCarrier();
  if (carrier) return counted(carriedBy(carrier), progress);
  return requestProgram().then((response) => counted(response.body, progress));
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
