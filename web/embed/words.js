// The few words of the element, in the language of the page around it. web/build puts
// in those of web/text that begin with "embed.".

/** @type {Record<string, Record<string, string>>} by language and key */
const texts = EMBED_TEXTS;

const [language] = (document.documentElement.lang || navigator.language).split("-");
const t = (key) => (texts[language] ?? texts.en)[key] ?? texts.en[key];

export const words = { title: t("embed.title"), open: t("embed.open"), gone: t("embed.gone") };
