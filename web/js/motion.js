"use strict";
// What slow motion is doing: which part of which batch. Paused, it counts the
// batches, since → goes on by one.
{
  const page = window.neuralplayPage;
  const { words } = page;
  const node = page.element("span", { class: "motion", "aria-live": "off" });
  let state = { epoch: 0, step: 0, stage: "" };
  let start = { epoch: 0, step: 0 }; // where this epoch began
  let samples = 0; // 0 is not known yet

  // batches is how many make an epoch; asking for the data is not cheap.
  function batches({ batchSize }) {
    if (!samples && page.host.running()) samples = page.host.send("data").train.inputs.length;
    return batchSize === "full" || !samples ? 1 : Math.ceil(samples / batchSize);
  }

  function text(config) {
    if (config.speed !== "slow") return "";
    const done = state.step - start.step;
    const all = Math.max(batches(config), done);
    const name = words.motion[state.stage]?.[0];
    // The weights have just changed: that batch is counted already.
    return name ? words.batch(name, state.stage === "update" ? done || all : Math.min(all, done + 1), all) : words.batchesDone(done, all);
  }

  function show() {
    page.setText(node, text(page.config()));
    node.title = words.motion[state.stage]?.[1] ?? "";
  }

  window.neuralplay.on("state", (next) => {
    // The last batch's update is still shown after the epoch has ended.
    if (next.epoch !== state.epoch || next.step < state.step) start = { epoch: next.epoch, step: next.epoch === 0 ? 0 : next.step };
    state = next;
    show();
  });
  window.neuralplay.on("config", () => { samples = 0; show(); });

  page.motion = { node };
}
