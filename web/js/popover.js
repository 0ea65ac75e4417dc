"use strict";
// A field for the weight or bias that was clicked on the stage.
{
  const page = window.neuralplayPage;
  const { element, words, numbers, names } = page;
  const popover = document.getElementById("popover");
  const reach = 5; // the slider's ends; the field takes any number
  let open = null;

  const isValue = (hit) => hit?.kind === "weight" || hit?.kind === "bias";
  const id = ({ kind, layer, unit, input }) => [kind, layer, unit, input].join();
  const unpin = () => page.attempt(() => page.host.send("pin", null));

  const title = element("p", { class: "tooltip-title", id: "popover-title" });
  const field = element("input", { type: "number", step: "0.1", class: "figures", "aria-labelledby": "popover-title" });
  const slider = element("input", { type: "range", min: -reach, max: reach, step: "0.01", "aria-labelledby": "popover-title" });
  popover.append(
    element("div", { class: "popover-head" }, title, page.iconButton("close", words.close, { on: { click: unpin } })),
    element("div", { class: "popover-body" }, slider, field));
  popover.setAttribute("aria-labelledby", "popover-title");

  function change(value) {
    if (!open || !Number.isFinite(value)) return;
    const { kind, layer, unit, input } = open;
    page.attempt(() => (kind === "weight" ? window.neuralplay.setWeight(layer, unit, input, value) : window.neuralplay.setBias(layer, unit, value)));
  }

  function fillSlider(value) {
    slider.value = value ?? 0;
    slider.style.setProperty("--part", `${(100 * (Number(slider.value) + reach)) / (2 * reach)}%`);
  }

  function show(value) {
    if (document.activeElement !== field) field.value = numbers.field(value);
    fillSlider(value);
  }

  field.addEventListener("input", () => { change(field.valueAsNumber); fillSlider(field.valueAsNumber); });
  slider.addEventListener("input", () => { change(slider.valueAsNumber); field.value = slider.value; fillSlider(slider.valueAsNumber); });
  popover.addEventListener("keydown", (event) => { if (event.key === "Enter") unpin(); });

  function close() {
    open = null;
    popover.hidden = true;
  }

  window.neuralplay.on("select", ({ pinned }) => {
    if (!isValue(pinned)) {
      close();
      return;
    }
    const isNew = !open || id(open) !== id(pinned);
    open = pinned;
    show(pinned.value);
    // What the inspector pinned is edited there.
    if (!isNew || page.inspector?.pinning()) return;
    const { kind, layer, unit, input } = pinned;
    page.setText(title, kind === "weight" ? words.weightFrom(names.unit(layer - 1, input), names.unit(layer, unit)) : words.biasOf(names.unit(layer, unit)));
    page.floating.at(popover, page.floating.spot(pinned));
    field.focus({ preventScroll: true });
    field.select();
  });
  window.neuralplay.on("config", close);

  page.popover = {
    // close says whether there was something to close.
    close() {
      const was = !popover.hidden;
      if (was) unpin();
      return was;
    },
  };
}
