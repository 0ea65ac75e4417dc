// Copying the link, and switching the theme.

import { neuralplay } from "../bridge/api.js";
import { dressButton, element } from "../dom/element.js";
import { toggleTheme } from "../dom/theme.js";
import { addressOf } from "../state/address.js";
import { copyText } from "../state/copying.js";
import { attempt } from "../state/notices.js";
import { carriesOwnData } from "../state/own.js";
import { space } from "../state/space.js";
import { t } from "../text/text.js";

// The author's dialog is of another room; its button, which the bar may have no place
// for, opens it.
const embed = () => [{ label: t("author.open"), act: () => document.getElementById("embed-button").click() }];

async function share() {
  const address = addressOf(await neuralplay.link());
  const copied = !space().has.own ? t("notice.copied")
    : carriesOwnData(address) ? t("notice.copiedOwn") : t("notice.copiedWithoutOwn");
  const field = element("input", { type: "text", class: "link-field" });
  await copyText(address, field, { id: "share", said: copied, seconds: 10, actions: embed() });
}

export function mountShare() {
  dressButton("share", "share", t("page.share")).addEventListener("click", () => attempt(share));
  dressButton("theme", "theme", t("page.theme")).addEventListener("click", toggleTheme);
}
