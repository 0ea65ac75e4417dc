// @ts-check
// What the page's controls ask of the program, with a sentence for a person
// where it refuses.

import { neuralplay } from "../bridge/api.js";
import { isRunning } from "../bridge/host.js";
import { wordMessage, wordWant } from "../text/messages.js";
import { plain } from "../text/numbers.js";
import { t } from "../text/text.js";
import { config, labelOf, settingOf, showConfig, valueNameOf } from "./config.js";
import { attempt } from "./notices.js";
import { sayNear } from "./refusals.js";

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
  const value = config()[setting.key];
  const kept = valueNameOf(setting, value) ?? plain(value);
  const label = labelOf(setting);
  if (details.got === "" || details.got === '""') return t("notice.refusedEmpty", { label, kept });
  return t("notice.refused", { label, want: wordWant(details.want), kept });
}

// inForce is the configuration at this moment; config() is that of the last news.
export const inForce = () => (isRunning() ? neuralplay.config() : config());

const reactions = [];
// onConfigured calls react(patch, before, after) when a person's change is made.
export const onConfigured = (react) => reactions.push(react);

export const configure = (patch) => attempt(async () => {
  const before = inForce();
  try {
    const answer = await neuralplay.configure(patch);
    for (const react of reactions) react(patch, before, answer.config);
    return answer;
  } catch (error) {
    showConfig(); // the control shows what was asked for, not what counts
    const sentence = refusal(error);
    if (sayNear(error.details?.key, sentence)) return undefined;
    throw new Error(sentence, { cause: error });
  }
});
