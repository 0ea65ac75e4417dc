// Copying a text, or handing it to the person where there is no clipboard: on file://, on
// plain http and in most frames.

import { t } from "../text/text.js";
import { showNotice } from "./notices.js";

/**
 * copyText copies a text and says so in a notice; else the notice holds field, which shows
 * the text.
 * @param {string} text
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {{id: string, said: string, seconds: number, actions?: object[]}} notice
 */
export async function copyText(text, field, { id, said, seconds, actions }) {
  try {
    await navigator.clipboard.writeText(text);
    showNotice({ id, text: said, actions, seconds });
  } catch {
    field.readOnly = true;
    field.value = text;
    field.setAttribute("aria-label", t("notice.copyByHand"));
    showNotice({ id, text: t("notice.copyByHand"), actions, extra: field });
    field.select();
  }
}
