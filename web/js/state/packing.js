// Text small enough for a link: deflated, and written with the letters that a link
// leaves alone.

export const mostPacked = 2000; // characters in a link
const mostUnpacked = 64_000; // bytes: a short link can claim to hold any number

const encoder = new TextEncoder();

async function through(stream, bytes, most) {
  const writer = stream.writable.getWriter();
  // What is wrong is thrown by the reader, too.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const parts = [];
  let size = 0;
  for (const reader = stream.readable.getReader(); ;) {
    const { value, done } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

// pack resolves with the packed text, or with "" if that is too long for a link or
// the browser cannot do it.
export async function pack(text) {
  if (text.length > mostUnpacked || typeof CompressionStream !== "function") return "";
  const bytes = encoder.encode(text);
  if (bytes.length > mostUnpacked) return "";
  const packed = await through(new CompressionStream("deflate-raw"), bytes, mostPacked);
  if (!packed) return "";
  const letters = btoa(String.fromCharCode(...packed));
  const said = letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return said.length > mostPacked ? "" : said;
}

// unpack resolves with the text, or with null if it is damaged or far too long.
export async function unpack(packed) {
  if (packed.length > mostPacked || typeof DecompressionStream !== "function") return null;
  try {
    const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const unpacked = await through(new DecompressionStream("deflate-raw"), bytes, mostUnpacked);
    return unpacked && new TextDecoder("utf-8", { fatal: true }).decode(unpacked);
  } catch {
    return null;
  }
}
