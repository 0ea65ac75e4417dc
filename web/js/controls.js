"use strict";
// The controls are made from window.neuralplaySettings, one row a setting, and
// written again from the configuration whenever it changes: it is the only
// truth. index.html says where they stand: data-place lists keys, and
// data-place-group takes the rest of a group, so that a new row always shows.
{
  const page = window.neuralplayPage;
  const settings = window.neuralplaySettings ?? [];
  const controls = new Map();

  const change = (setting) => (value) => {
    // Own data have to be there before they can be chosen.
    if (value === "own" && !page.hasOwnData()) return page.ownData.open();
    if (value === "own") return page.ownData.choose({ [setting.key]: value });
    return page.configure({ [setting.key]: value, ...companions[setting.key]?.(value) });
  };

  // Whoever chooses a penalty wants one: at rate 0 it would do nothing. A link
  // that says so still gets what it says.
  const companions = {
    regularization: (kind) => (kind !== "none" && config.regularizationRate === 0 && !config.regularizationRate_hide ? { regularizationRate: 0.001 } : {}),
  };
  const noRate = page.element("p", { class: "note", hidden: true }, page.words.noRate);

  function add(place, setting) {
    const widget = page.widgetFor(setting, change(setting));
    widget.set(setting.default);
    controls.set(setting.key, { setting, widget });
    place.append(widget.node);
  }

  for (const place of document.querySelectorAll("[data-place]")) {
    for (const key of place.dataset.place.split(" ")) {
      const setting = settings.find((s) => s.key === key);
      if (setting) add(place, setting);
    }
  }
  for (const place of document.querySelectorAll("[data-place-group]")) {
    for (const setting of settings) {
      if (setting.group === place.dataset.placeGroup && setting.control !== "none" && !controls.has(setting.key)) add(place, setting);
    }
  }

  const hiddenByLink = (config, { hide }) => Boolean(hide && config[`${hide}_hide`]);

  const irrelevant = (config, { when }) => Boolean(when) && !when.in.includes(config[when.key]);

  // lacks tells whether the data in force have no use for a setting.
  const lacks = ({ needs }) => Boolean(needs) && !page.space().has[needs];

  function hideEmptyFolds() {
    for (const fold of document.querySelectorAll(".fold, .start")) {
      const rows = [...fold.querySelectorAll("[data-key]")];
      if (rows.length) fold.toggleAttribute("data-empty", rows.every((row) => row.hidden));
    }
  }

  controls.get("regularizationRate")?.widget.node.after(noRate);
  let config = Object.fromEntries(settings.map((s) => [s.key, s.default]));
  page.config = () => config;

  function show(next) {
    config = next;
    for (const [key, { setting, widget }] of controls) {
      widget.set(config[key] ?? setting.default);
      widget.node.hidden = hiddenByLink(config, setting) || irrelevant(config, setting) || lacks(setting);
    }
    for (const node of document.querySelectorAll("[data-hide]")) node.hidden = Boolean(config[node.dataset.hide]);
    for (const node of document.querySelectorAll("[data-needs]")) node.hidden = lacks(node.dataset);
    noRate.hidden = config.regularization === "none" || config.regularizationRate !== 0 || Boolean(config.regularizationRate_hide);
    hideEmptyFolds();
  }
  page.showConfig = () => show(config);

  // refusal turns "seed: got "", want some text", as a script's author reads it, into
  // a sentence with the label a person sees.
  page.refusal = (message) => {
    const [, key, got, want] = message.match(/^(\w+): got (.*?), want (.*)$/s) ?? [];
    const label = settings.find((s) => s.key === key)?.label;
    if (!label) return message;
    return got === '""' ? page.words.refusedEmpty(label, config[key]) : page.words.refused(label, want, config[key]);
  };

  show(config);
  window.neuralplay.on("config", (news) => {
    show(news.config);
    page.showWarnings(news.warnings);
  });

  function button(id, label, help, act) {
    const node = document.getElementById(id);
    node.append(page.icon("dice"), label);
    node.title = help;
    node.addEventListener("click", () => page.attempt(async () => { await page.whenReady(); return act(); }));
  }
  page.whenReady = () => (page.host.running() ? undefined : window.neuralplay.ready);
  button("regenerate", page.words.regenerate, page.words.regenerateHelp, () => page.host.send("newData"));
  button("new-weights", page.words.newWeights, page.words.newWeightsHelp, () => page.host.send("newWeights"));
}
