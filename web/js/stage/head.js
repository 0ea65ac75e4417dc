// The row over the stage: how many hidden layers, slow motion, and what the
// points are.

import { listen } from "../bridge/host.js";
import { layerStepper } from "../controls/shape.js";
import { element } from "../dom/element.js";
import { config, isHidden } from "../state/config.js";
import { className, severalClasses, space } from "../state/space.js";
import { t } from "../text/text.js";
import { motionNote } from "./motion.js";
import { undoButtons } from "./undo.js";
import { mountWalk, walkButton } from "./walk.js";

const pointKey = (kind, text) => element("span", { class: "key" }, element("i", { class: kind }), text);

export function mountStageHead() {
  const stepper = layerStepper();
  const label = t("controls.hiddenLayers");
  const layers = element("div", { class: "stage-layers", role: "group", "aria-label": label, title: label },
    element("span", { class: "label whole" }, label),
    element("span", { class: "label short", "aria-hidden": "true" }, t("controls.layers")), stepper.node);
  const trainKey = pointKey("point", t("stage.train"));
  const testKey = pointKey("point hollow", t("stage.test"));
  document.getElementById("stage-head").append(layers, undoButtons(), walkButton(), motionNote(),
    element("div", { class: "keys", "aria-hidden": "true", data: { hide: "legendPanel" } }, trainKey, testKey));

  function show() {
    stepper.set(config().networkShape.length);
    layers.hidden = isHidden("numHiddenLayers");
    document.getElementById("stage-head").toggleAttribute("data-test", config().showTestData && space().test > 0);
    testKey.hidden = !config().showTestData || space().test === 0;
    const names = { positive: className(1), negative: className(0) };
    const several = severalClasses();
    trainKey.title = several ? t("stage.trainPoints.several") : t("stage.trainPoints.two", names);
    testKey.title = several ? t("stage.testPoints.several") : t("stage.testPoints.two", names);
  }
  listen("config", show);
  show();
  mountWalk();
}
