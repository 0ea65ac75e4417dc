// @ts-check
// The page as a single file: its source, so that it can be saved with a model inside,
// and the model that such a file carries.

import { program } from "../generated/program.js";
import { isGzip, programCarrier, requestProgram } from "./download.js";

const shellName = "shell.txt";
const noticesName = "THIRD_PARTY_NOTICES.txt";
const modelId = "neuralplay-model";

/** @type {HTMLElement | null} the single file's document as it was read */
let source = null;

// keepSource must come before anything changes the document: a file that was opened by
// a double click cannot be read again. The copy shares the long texts.
export function keepSource() {
  if (!programCarrier()) return;
  source = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  source.removeAttribute("data-theme"); // this visitor's
  source.querySelector(`#${modelId}`)?.remove();
}

// bakedModel is the model in this file, or undefined.
export const bakedModel = () => document.getElementById(modelId)?.textContent ?? undefined;

const asBase64 = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(/** @type {string} */ (reader.result).split(",")[1] ?? "");
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
});

// A host may have another version of a file than this page's.
function mustBeOurs(isOurs, name) {
  if (!isOurs) throw new Error(`${name} is not of this version`);
}

async function fetchText(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

async function packedProgram() {
  const blob = await (await requestProgram()).blob();
  const isPacked = isGzip(new Uint8Array(await blob.slice(0, 2).arrayBuffer()));
  mustBeOurs(blob.size === (isPacked ? program.packed : program.plain), "the program");
  if (isPacked) return asBase64(blob);
  return asBase64(await new Response(blob.stream().pipeThrough(new CompressionStream("gzip"))).blob());
}

// carrierIn finds the tag of the element that carries the program. The script cannot
// spell it: it stands in such a file itself, and would end there.
function carrierIn(text) {
  const [tag, name] = text.match(/<(\w+) type="application\/gzip" id="neuralplay-program">/);
  return { tag, name };
}

// The source map stays with the site.
async function fetchCode(url) {
  const code = await fetchText(url);
  return `${code.slice(0, code.lastIndexOf("# sourceMappingURL=") - 2).replace(/\n+$/, "")}\n`;
}

// The policy of the single file names its script and its style by their hashes. Where
// there is no way to compute one, on plain http, the versions in their names must do.
async function checkAllowed(code, policy, name) {
  if (!globalThis.crypto?.subtle) return;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  mustBeOurs(policy.includes(btoa(String.fromCharCode(...new Uint8Array(hash)))), name);
}

// shell is the site's page as a single file, put together from what the site has.
async function shell() {
  const mark = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="neuralplay-version"]'));
  const script = /** @type {HTMLScriptElement} */ (document.querySelector("head script[src]"));
  const link = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel="stylesheet"]'));
  const [frame, style, notices, code, packed] = await Promise.all([
    fetchText(`${shellName}?v=${mark.content}`), fetchCode(link.href), fetchText(noticesName),
    fetchCode(script.src), packedProgram()]);
  mustBeOurs(frame.includes(mark.outerHTML), shellName);
  await checkAllowed(style, frame, "style.css");
  await checkAllowed(code, frame, "app.js");
  const { tag } = carrierIn(frame);
  // The code comes last: it holds these marks itself.
  return frame.replace(tag, tag + packed).replace("{{style}}", () => style)
    .replace("{{notices}}", () => notices).replace("{{app}}", () => code);
}

// singleFile is the text of a single file that continues from a model, which is JSON:
// there, no < is needed, and none may end the element.
export async function singleFile(model) {
  const text = source ? `<!doctype html>\n${source.outerHTML}\n` : await shell();
  const { tag, name } = carrierIn(text);
  const carried = model.replaceAll("<", "\\u003c");
  return text.replace(tag, () =>
    `<${name} type="application/json" id="${modelId}">${carried}</${name}>\n${tag}`);
}
