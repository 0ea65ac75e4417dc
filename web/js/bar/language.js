// The page's languages, each by its own name.

import { element, icon } from "../dom/element.js";
import { choose } from "../state/language.js";
import { languages } from "../text/language.js";
import { locale, t } from "../text/text.js";

let list;

export const focusLanguage = () => list.focus();

export function mountLanguages() {
  const place = document.getElementById("language");
  const change = () => {
    choose(list.value);
    list.value = locale(); // until the page is there again
  };
  list = element("select", { "aria-label": t("page.language"), on: { change } },
    ...languages.map(({ tag, name }) => element("option", { value: tag, lang: tag }, name)));
  list.value = locale();
  place.title = t("page.language");
  place.append(icon("language"), list);
}
