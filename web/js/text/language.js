// @ts-check
// Which language the page is in: what its link asks for, else what the person chose
// here once, else the first of the browser's that there is a file for.

import { languages } from "../generated/languages.js";

export { languages };

const key = "neuralplay.language";
const first = "en";

// known finds the language for a tag: "zh" for zh, zh-CN, ZH-Hans.
function known(tag) {
  const names = [tag, tag.split("-")[0]].map((name) => name.toLowerCase());
  return names.find((name) => languages.some((l) => l.tag === name));
}

export const isKnown = (tag) => known(tag) !== undefined;

// Storage is refused in some frames and private windows.
function chosen() {
  try { return localStorage.getItem(key); } catch { return null; }
}

export function chooseLanguage(tag) {
  try { localStorage.setItem(key, tag); } catch { /* then a link has to say it */ }
}

/**
 * wantedLanguage is the language for a page whose link asks for one, or for none: "".
 * @param {string} asked
 * @returns {string}
 */
export function wantedLanguage(asked) {
  const wishes = [asked, chosen() ?? "", ...navigator.languages];
  return wishes.map(known).find((tag) => tag) ?? first;
}
