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
  const field = page.valueField({ "aria-labelledby": "popover-title" }, (value) => { change(value); fillSlider(value); });
  const slider = element("input", { type: "range", min: -reach, max: reach, step: "0.01", "aria-labelledby": "popover-title" });
  // In the order of the Tab key; the style sheet arranges it differently.
  popover.append(title, field.input, slider, page.iconButton("close", words.close, { on: { click: unpin } }));
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

  slider.addEventListener("input", () => { change(slider.valueAsNumber); field.show(slider.valueAsNumber); fillSlider(slider.valueAsNumber); });
  // Enter and Tab out of it say that the value is right; a click elsewhere may
  // be on play, and then it stays.
  popover.addEventListener("keydown", ({ key, target, shiftKey }) => {
    const end = shiftKey ? field.input : popover.lastChild;
    if ((key === "Enter" && target !== popover.lastChild) || (key === "Tab" && target === end)) unpin();
  });

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
    const moved = open && String(Object.values(open.rect)) !== String(Object.values(pinned.rect));
    open = pinned;
    field.show(pinned.value);
    fillSlider(pinned.value);
    if (!isNew && moved && !popover.hidden) page.floating.beside(popover, pinned, false);
    // What the inspector pinned is edited there.
    if (!isNew || page.inspector?.pinning()) return;
    const { kind, layer, unit, input } = pinned;
    page.setText(title, kind === "weight" ? words.weightFrom(names.unit(layer - 1, input), names.unit(layer, unit)) : words.biasOf(names.unit(layer, unit)));
    page.floating.beside(popover, pinned, page.pointer.over);
    // A finger would bring the phone's keyboard up with it.
    if (page.pointer.type === "touch") return;
    field.input.focus({ preventScroll: true });
    field.input.select();
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
