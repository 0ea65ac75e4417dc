"use strict";
// A widget is made from one row of the table of settings and a function that
// takes the new value. It is {node, set(value)}: set shows a value, whatever
// it is, and never reports back.
{
  const page = window.neuralplayPage;
  const { element, words } = page;
  const same = (a, b) => String(a) === String(b);
  const helpId = (setting) => `help-${setting.key}`;

  // row is the frame that most widgets share: a label, perhaps what it says,
  // the control, and the help sentence for those who cannot see the title.
  function row(setting, kind, label, ...children) {
    return element("div", { class: `row ${kind}`, title: setting.help, data: { key: setting.key } },
      label, ...children, element("span", { class: "unseen", id: helpId(setting) }, setting.help));
  }
  const labelFor = (setting) => element("label", { for: `setting-${setting.key}`, class: "label" }, setting.label);

  function radio(setting, choice, onChoose, content) {
    const input = element("input", { type: "radio", name: `setting-${setting.key}`, value: choice.value, on: { change: () => onChoose(choice.value) } });
    return { input, node: element("label", { class: "choice", title: choice.label, data: { [setting.key]: choice.value } }, input, ...content) };
  }

  function radios(setting, kind, onChange, contentOf) {
    const choices = setting.choices.map((choice) => radio(setting, choice, onChange, contentOf(choice)));
    const label = element("span", { class: "label", id: `label-${setting.key}` }, setting.label);
    const group = element("div", {
      class: kind, id: `setting-${setting.key}`, role: "radiogroup", "aria-labelledby": label.id, "aria-describedby": helpId(setting),
    }, ...choices.map((choice) => choice.node));
    return {
      node: row(setting, "stacked", label, group),
      set(value) { for (const { input } of choices) input.checked = input.value === String(value); },
    };
  }

  const shortName = (setting, { value, label }) => words.short[setting.key]?.[value] ?? label;

  const segmented = (setting, onChange) =>
    radios(setting, "segmented", onChange, (choice) => [element("span", {}, shortName(setting, choice))]);

  const tiles = (setting, onChange) => page.tilesWidget(setting, onChange, { row, radio, shortName, helpId: helpId(setting) });

  // select also shows a value that is not among its options: a link may name
  // any learning rate.
  function select(setting, onChange, options) {
    const node = element("select", { id: `setting-${setting.key}`, "aria-describedby": helpId(setting), on: { change: () => onChange(node.selectedOptions[0].settingValue) } });
    const option = ({ value, label }) => Object.assign(element("option", { value: String(value) }, label), { settingValue: value });
    node.append(...options.map(option));
    const known = node.options.length;
    return {
      node: row(setting, "inline", labelFor(setting), element("span", { class: "select" }, node)),
      set(value) {
        while (node.options.length > known) node.lastChild.remove();
        if (!options.some((o) => same(o.value, value))) node.append(option({ value, label: withUnit(setting, value) }));
        node.value = String(value);
      },
    };
  }

  const withUnit = ({ unit = "" }, value) => `${String(value).replace("-", "−")}${/^(°|$)/.test(unit) ? "" : " "}${unit}`;

  // slider widens for a value outside its range or between its steps. Where
  // "full" is a value, too, it is the stop past the last.
  function slider(setting, onChange) {
    const { min = 0, step = 1 } = setting;
    const max = (setting.max ?? 100) + (setting.full ? step : 0);
    const read = (text) => (setting.full && Number(text) === max ? "full" : Number(text));
    const said = element("output", { class: "value figures", for: `setting-${setting.key}` });
    const input = element("input", {
      type: "range", id: `setting-${setting.key}`, min, max, step, "aria-describedby": helpId(setting),
      on: { input: () => { say(read(input.value)); onChange(read(input.value)); } },
    });
    function say(value) {
      page.setText(said, value === "full" ? words.full : withUnit(setting, value));
      input.setAttribute("aria-valuetext", said.textContent);
      const part = (input.value - input.min) / (input.max - input.min);
      input.style.setProperty("--part", `${(100 * part).toFixed(1)}%`);
    }
    return {
      node: row(setting, "slider", element("span", { class: "slider-head" }, labelFor(setting), said), input),
      set(value) {
        const at = value === "full" ? max : value;
        const steps = (at - min) / step;
        input.min = Math.min(min, at);
        input.max = Math.max(max, at);
        input.step = Math.abs(steps - Math.round(steps)) < 1e-9 && at <= max ? step : "any";
        input.value = at;
        say(value);
      },
    };
  }

  function flag(setting, onChange) {
    const input = element("input", { type: "checkbox", class: "switch", id: `setting-${setting.key}`, "aria-describedby": helpId(setting), on: { change: () => onChange(input.checked) } });
    return { node: row(setting, "inline", labelFor(setting), input), set(value) { input.checked = Boolean(value); } };
  }

  // chip is a flag with a picture: one of the inputs of the network.
  function chip(setting, onChange) {
    const input = element("input", { type: "checkbox", id: `setting-${setting.key}`, "aria-label": setting.label, "aria-describedby": helpId(setting), on: { change: () => onChange(input.checked) } });
    const node = element("label", { class: "chip", title: setting.help, data: { key: setting.key } },
      input, page.pictures.picture(setting.key, 24), element("span", { class: "chip-name" }, setting.label),
      element("span", { class: "unseen", id: helpId(setting) }, setting.help));
    return { node, set(value) { input.checked = Boolean(value); } };
  }

  // text keeps what is being typed, whatever happens meanwhile.
  function text(setting, onChange) {
    let typing = false;
    const input = element("input", {
      type: "text", id: `setting-${setting.key}`, "aria-describedby": helpId(setting), spellcheck: "false", autocomplete: "off",
      placeholder: words.placeholders[setting.key],
      on: { input() { typing = true; }, change() { typing = false; onChange(input.value.trim()); } },
    });
    return { node: row(setting, "inline", labelFor(setting), input), set(value) { if (!typing) input.value = value ?? ""; } };
  }

  const ladderOptions = (setting) => setting.ladder.map((value) => ({ value, label: words.values[setting.key]?.[value] ?? withUnit(setting, value) }));

  // Side by side only what fits so: the longest name decides for all segments.
  const fitsSegments = (setting, choices) =>
    choices.length <= 4 && choices.length * Math.max(...choices.map((choice) => shortName(setting, choice).length)) <= 32;

  // explained is a select that says under it what the chosen value means.
  function explained(setting, onChange) {
    const note = element("p", { class: "note", id: `note-${setting.key}` });
    const inner = select(setting, onChange, setting.choices);
    inner.node.classList.replace("inline", "stacked");
    inner.node.classList.add("explained");
    inner.node.append(note);
    inner.node.querySelector("select").setAttribute("aria-describedby", `${helpId(setting)} ${note.id}`);
    return {
      node: inner.node,
      set(value) {
        inner.set(value);
        // What a preset promises holds as long as nothing of it is changed.
        const holds = setting.key !== "preset" || page.space().has.preset;
        const said = setting.choices.find((choice) => same(choice.value, value))?.help ?? "";
        page.setText(note, said && !holds ? words.presetChanged : said);
      },
    };
  }

  // widgetFor chooses by what the row says; a row of a new kind of setting
  // that has no special place here still gets a control.
  page.widgetFor = (setting, onChange) => {
    const choices = setting.choices ?? [];
    if (setting.group === "inputs") return chip(setting, onChange);
    if (setting.key === "axes") return page.axesWidget(setting, onChange, row, helpId(setting));
    if (setting.key === "slice") return page.sliceWidget(setting, onChange, row, helpId(setting));
    if (setting.kind === "list") return page.shapeWidget(setting, onChange, row, helpId(setting));
    if (setting.kind === "names") return page.activationsWidget(setting, onChange, row, helpId(setting));
    if (setting.kind === "flag") return flag(setting, onChange);
    if (setting.kind === "choice" && page.pictures.has(choices[0]?.value)) return tiles(setting, onChange);
    if (setting.kind === "choice" && choices.some((choice) => choice.help)) return explained(setting, onChange);
    if (setting.kind === "choice") return fitsSegments(setting, choices) ? segmented(setting, onChange) : select(setting, onChange, choices);
    if (setting.ladder?.length) return select(setting, onChange, ladderOptions(setting));
    if (setting.kind === "integer" || setting.kind === "number") return slider(setting, onChange);
    return text(setting, onChange);
  };
}
