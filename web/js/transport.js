"use strict";
// Play, step, reset, and what the run says of itself.
{
  const page = window.neuralplayPage;
  const { element, words, numbers, icon, setText } = page;
  const play = document.getElementById("play");
  const root = document.documentElement;
  let playing = false;

  function name(id, iconName, label, title) {
    const button = document.getElementById(id);
    button.append(icon(iconName));
    button.setAttribute("aria-label", label);
    button.title = title;
    return button;
  }

  function showPlaying(now) {
    playing = now;
    root.toggleAttribute("data-playing", now);
    play.replaceChildren(icon(now ? "pause" : "play"), element("span", {}, now ? words.pause : words.play));
    play.title = words.playHelp;
  }

  page.transport = {
    // Asked of the program, not of the page: two quick presses are play, pause.
    toggle: () => page.attempt(async () => {
      await page.whenReady();
      return window.neuralplay.state().playing ? window.neuralplay.pause() : window.neuralplay.play();
    }),
    step: () => page.attempt(() => window.neuralplay.step(1, page.config().speed === "slow" ? "batch" : "epoch")),
    reset: () => page.attempt(() => window.neuralplay.reset()),
  };
  play.addEventListener("click", page.transport.toggle);
  name("step", "step", words.step, words.stepHelp).addEventListener("click", page.transport.step);
  name("reset", "reset", words.reset, words.resetHelp).addEventListener("click", page.transport.reset);
  showPlaying(false);

  const list = document.getElementById("readouts");
  function readout(id, [label, help], empty) {
    const value = element("dd", { id, class: "figures" }, empty);
    list.append(element("div", { class: "readout", title: typeof help === "string" ? help : help(words.points.test), data: { readout: id } }, element("dt", {}, label), value));
    return value;
  }
  const epoch = readout("epoch", words.readouts.epoch, "");
  const trainLoss = readout("train-loss", words.readouts.trainLoss, "–");
  const testLoss = readout("test-loss", words.readouts.testLoss, "–");
  const accuracy = readout("accuracy", words.readouts.accuracy, "–");
  const rate = readout("rate", words.readouts.rate, "–");

  // The epoch always has its six digits; those that say nothing yet are pale.
  const lead = element("span", { class: "lead" });
  const count = document.createTextNode("");
  epoch.append(lead, count);
  function showEpoch(n) {
    const text = numbers.epoch(n);
    const zeros = text.match(/^[0,]*(?=\d)/)[0];
    setText(lead, zeros);
    const rest = text.slice(zeros.length);
    if (count.data !== rest) count.data = rest;
  }

  function show(state) {
    if (state.playing !== playing) showPlaying(state.playing);
    showEpoch(state.epoch);
    setText(trainLoss, numbers.loss(state.trainLoss));
    setText(testLoss, page.space().test === 0 ? "–" : numbers.loss(state.testLoss));
    setText(accuracy, numbers.percent(state.metrics?.accuracy));
    // A regression has no right and wrong; the room stays, so that nothing moves.
    accuracy.parentNode.toggleAttribute("data-none", typeof state.metrics?.accuracy !== "number");
    accuracy.parentNode.title = words.readouts.accuracy[1](words.points[state.metrics?.of ?? "test"]);
    setText(rate, state.playing ? numbers.rate(state.samplesPerSecond) : "–");
  }
  showEpoch(0);

  // News may come oftener than the screen is drawn.
  let news = null;
  window.neuralplay.on("state", (state) => {
    if (news === null) requestAnimationFrame(() => { const latest = news; news = null; show(latest); });
    news = state;
  });
}
