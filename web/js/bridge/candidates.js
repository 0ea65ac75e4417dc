// @ts-check
// The files that hold the program, for the page and for its service worker.

import { program } from "../generated/program.js";

const plainName = "neuralplay.wasm";
const packedName = "neuralplay.wasm.gz";

// The version keeps an old program in a cache from meeting a new page.
const versioned = (name) => (program.version ? `${name}?v=${program.version}` : name);

// candidates are the files to try, in this order: a host that refuses .gz files has
// the plain one. One that sends brotli may have that of the program, too, which is a
// fifth smaller than the .gz.
export function candidates(isBrotliHost) {
  const plain = { url: versioned(plainName), mustBeEncoded: false };
  if (typeof DecompressionStream !== "function") return [plain];
  const all = [{ url: versioned(packedName), mustBeEncoded: false }, plain];
  return isBrotliHost ? [{ ...plain, mustBeEncoded: true }, ...all] : all;
}

// programKey is one name for whichever file holds the program: who reads it sees by its
// first bytes whether it is packed.
export const programKey = (url) => url.replace(packedName, plainName);
