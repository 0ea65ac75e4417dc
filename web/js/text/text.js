// @ts-check
// The words of the page. Every word that a person reads stands in
// web/text/<language>.json under a key; t("a.key", {name}) fills it in. A text
// that depends on a number n is an object of forms, {"one", "other"}, as
// Intl.PluralRules names them. Another language is one more file.

const fallback = "en";
let language = fallback;
let texts = {};
let plurals = new Intl.PluralRules(language);
let whole = new Intl.NumberFormat(language);

// esbuild packs every file that this may name, and throws for any other.
const load = async (name) => import(`../../text/${name}.json`);

// loadTexts takes the first of the wanted languages that there is a file for.
export async function loadTexts(wanted) {
  const names = wanted.flatMap((tag) => [tag, tag.split("-")[0]]);
  for (const name of [...names, fallback]) {
    const found = await load(name).catch(() => null);
    if (!found) continue;
    texts = found.default;
    language = name;
    plurals = new Intl.PluralRules(language);
    whole = new Intl.NumberFormat(language);
    return;
  }
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

/**
 * list joins words as the language does: "a, b, c" or "a, b, or c".
 * @param {string[]} words
 * @param {Intl.ListFormatType} [type]
 */
export const list = (words, type = "unit") => new Intl.ListFormat(language, { type }).format(words);
