// @ts-check
// What the page's controls ask of the program, with a sentence for a person
// where it refuses.

import { neuralplay } from "../bridge/api.js";
import { isRunning } from "../bridge/host.js";
import { wordMessage, wordWant } from "../text/messages.js";
import { plain } from "../text/numbers.js";
import { t } from "../text/text.js";
import { config, labelOf, settingOf, showConfig } from "./config.js";
import { attempt } from "./notices.js";

// whenReady waits for the program; one that runs already is not waited for.
export const whenReady = () => (isRunning() ? undefined : neuralplay.ready);

const labelled = (key) => (settingOf(key) ? labelOf(settingOf(key)) : key);

// refusal says what a setting takes, by the label that a person sees.
function refusal({ message, details }) {
  if (details?.code === "config.noInput") {
    return wordMessage({ ...details, want: { ...details.want, names: details.want.names?.map(labelled) } });
  }
  const setting = settingOf(details?.key);
  if (!setting || !details.want) return message;
  const kept = plain(config()[setting.key]);
  const label = labelOf(setting);
  if (details.got === "" || details.got === '""') return t("notice.refusedEmpty", { label, kept });
  return t("notice.refused", { label, want: wordWant(details.want), kept });
}

export const configure = (patch) => attempt(async () => {
  try {
    return await neuralplay.configure(patch);
  } catch (error) {
    showConfig(); // the control shows what was asked for, not what counts
    throw new Error(refusal(error), { cause: error });
  }
});
