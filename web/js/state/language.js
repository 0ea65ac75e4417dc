// @ts-check
// Another language needs another page: every word is written where its part of the
// page is made. So the page loads again, and the run is carried over to the bit, as it
// is when the graphics are lost, with what can be undone, a walk's place, what is pinned
// and what is open.

import { dropKept, keepForReload } from "../bridge/context.js";
import { isRunning, listen, send } from "../bridge/host.js";
import { chooseLanguage, isKnown, languages, wantedLanguage } from "../text/language.js";
import { locale, t } from "../text/text.js";
import { wordMessage } from "../text/messages.js";
import { writeAddress } from "./address.js";
import { attempt, showNotice } from "./notices.js";
import { storageKey } from "./own.js";

const part = /[#&]lang=([^&=]*)/g;

// asked is the language that a link asks for, of several the last; "" for none.
const asked = (hash) => [...hash.matchAll(part)].at(-1)?.[1] ?? "";

// wantedHere is the language for the page's address.
export const wantedHere = () => wantedLanguage(asked(location.hash));

const loaded = wantedHere(); // what this page was loaded for, whether it came or not
let refused = ""; // what it could not be loaded again for

// loadAgain loads the page in another language, which must be what the address and the
// browser's storage then lead to.
function loadAgain(tag) {
  writeAddress();
  if (wantedHere() === tag && (!isRunning() || keepForReload(storageKey, "language"))) {
    location.reload();
    return;
  }
  dropKept();
  refused = tag;
  const { name } = languages.find((l) => l.tag === tag);
  showNotice({ id: "language", tone: "warning", text: t("notice.languageLater", { language: name }) });
}

// askByLink writes the language into the address, for a page that does not run yet.
function askByLink(tag) {
  const others = location.hash.slice(1).split("&").filter((pair) => pair && !pair.startsWith("lang="));
  try { history.replaceState(history.state, "", `#${[...others, `lang=${tag}`].join("&")}`); } catch { /* a frame */ }
  loadAgain(tag);
}

// choose is the person's choice. It counts from now on for every link that asks for no
// language; a link that asks for another asks for this one, and so does one in a browser
// that keeps nothing, or of a file: its next page may begin before the browser has kept
// what this one chose.
export function choose(tag) {
  if (tag === locale()) return;
  chooseLanguage(tag);
  if (wantedHere() === tag && location.protocol !== "file:") loadAgain(tag);
  else if (isRunning()) attempt(() => send("configure", { lang: tag }));
  else askByLink(tag);
}

// refuse says that there is no such language.
function refuse(got) {
  const names = languages.map((l) => l.tag);
  const message = { code: "link.value", key: "lang", got, used: locale(), want: { kind: "choice", names } };
  showNotice({ id: "language", tone: "warning", text: wordMessage(/** @type {any} */ (message)) });
}

// followLanguage must hear of a link after the address has.
export function followLanguage() {
  let last = "";
  listen("config", ({ config: { lang } }) => {
    if (lang && lang !== last && !isKnown(lang)) refuse(lang);
    last = lang;
    const wanted = wantedLanguage(lang);
    if (wanted !== loaded && wanted !== refused) loadAgain(wanted);
  });
}
