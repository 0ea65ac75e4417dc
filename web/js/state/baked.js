// A file that was saved with a model inside continues from that, unless its address
// asks for something else.

import { onAttach, send } from "../bridge/host.js";
import { bakedModel } from "../bridge/single.js";
import { t } from "../text/text.js";
import { writeAddress } from "./address.js";
import { showNotice } from "./notices.js";
import { keptOwnData, withoutOwnData } from "./own.js";

export const bakedNotice = "baked";

// The address follows what a person does. When the page is loaded again, it tells
// whether that was another setting, and the tab's storage whether other data.
function isMeant({ link, own }) {
  if (location.hash.length <= 1) return true;
  if (withoutOwnData(location.hash) !== `#${link}`) return false;
  const kept = keptOwnData();
  return !own || !kept || JSON.stringify(kept) === JSON.stringify(own);
}

// It does not begin to train by itself, even if it was saved while it did: what a
// person finds is what was saved.
function resume(model) {
  try {
    if (!isMeant(JSON.parse(model).setup)) return;
    const isTrained = send("importModel", model);
    send("pause");
    const { epoch } = send("state");
    setTimeout(writeAddress); // whoever loads the page again at once means this, not what it began with
    const text = isTrained ? t("baked.opened", { epoch }) : t("baked.openedSetup");
    showNotice({ id: bakedNotice, text, seconds: 8 });
  } catch (error) {
    showNotice({ id: bakedNotice, tone: "error", text: t("baked.refused", { reason: error.message }) });
  }
}

// mountBaked must come after mountAddress: what the address says comes first.
export function mountBaked() {
  const model = bakedModel();
  if (model !== undefined) onAttach(() => resume(model));
}
