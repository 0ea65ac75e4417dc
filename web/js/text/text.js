// @ts-check
// The words of the page. Every word that a person reads stands in
// web/text/<language>.json under a key; t("a.key", {name}) fills it in. A text
// that depends on a number n is an object of forms, {"one", "other"}, as
// Intl.PluralRules names them. Another language is one more file.

import english from "../../text/en.json";
import { languages } from "./language.js";

// English comes with the page, so there are always words.
let language = "en";
let texts = /** @type {Record<string, string | Record<string, string>>} */ (english);
let plurals = new Intl.PluralRules(language);
let whole = new Intl.NumberFormat(language);

// load reads a language's file: the element that carries it in the single file, else
// what lies beside the page. The version keeps an old one in a cache from meeting a new
// page.
async function load(tag) {
  const carrier = document.getElementById(`neuralplay-text-${tag}`);
  if (carrier) return JSON.parse(carrier.textContent);
  const version = languages.find((l) => l.tag === tag)?.version;
  const response = await fetch(`text/${tag}.json?v=${version}`);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
}

// loadTexts puts a language in force, one of the page's.
export async function loadTexts(tag) {
  if (tag === language) return;
  try {
    texts = { ...english, ...await load(tag) };
  } catch (error) {
    console.warn(`neuralplay: the texts in "${tag}" did not come:`, error);
    return;
  }
  language = tag;
  plurals = new Intl.PluralRules(language);
  whole = new Intl.NumberFormat(language);
}

// locale is the language in force, for whatever else formats by language.
export const locale = () => language;

// has reports whether there is a text: some are optional, such as a short name.
export const has = (key) => Object.hasOwn(texts, key);

const missing = new Set();
function report(key) {
  if (!missing.has(key)) console.error(`neuralplay: there is no text "${key}"`);
  missing.add(key);
  return `⟨${key}⟩`;
}

const spelled = (value) => (typeof value === "number" ? whole.format(value) : String(value ?? ""));

/**
 * t returns the text of a key with its {placeholders} filled in. Numbers are
 * written in the language's way; n, where there is one, chooses the plural form.
 * @param {string} key
 * @param {Record<string, string | number | undefined>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  if (!has(key)) return report(key);
  const found = texts[key];
  const text = typeof found === "string" ? found : found[plurals.select(Number(values.n ?? 0))] ?? found.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => spelled(values[name]));
}

// sentences writes one after the other, as the language does.
export const sentences = (...all) => all.reduce((one, more) => t("page.sentences", { one, more }));

// named is "name: value".
export const named = (name, value) => t("page.named", { name, value });

/**
 * list joins words as the language does: "a, b, c" or "a, b, or c". For the former the
 * browser knows Chinese lists only in which nothing stands between the words.
 * @param {string[]} words
 * @param {"conjunction" | "disjunction"} [type]
 */
export function list(words, type) {
  if (type) return new Intl.ListFormat(language, { type }).format(words);
  return words.length ? words.reduce((one, more) => t("page.list", { one, more })) : "";
}
