"use strict";
// What the network answers to inputs that a person types: a place of the plane,
// or, where there are more than two raw inputs, a whole sample.
{
  const page = window.neuralplayPage;
  const { element, words, numbers } = page;
  const text = words.inspector;

  const fields = element("div", { class: "predict-inputs" });
  const answers = element("dl", { class: "predict-outputs", "aria-live": "off" });
  const node = element("div", { class: "predict", role: "group", "aria-label": text.predict },
    element("p", { class: "label" }, text.predict), fields, answers);

  const isPlace = () => page.space().columns.length <= 2;
  const places = ["x", "y"];
  let inputs = [];
  let outputs = [];
  let built = "";

  function field(name, id, value) {
    const input = element("input", { type: "number", step: "any", class: "figures", id, value, on: { input: refresh, change: say } });
    return { input, node: element("label", { class: "coordinate", title: name }, element("span", { class: "coordinate-name" }, name), input) };
  }

  // build makes the fields and the lines of the answer anew when the data have
  // other inputs or outputs; what was typed for the old ones means nothing now.
  function build() {
    const { columns, axes, labels, slice, outputs: count, classes } = page.space();
    const now = JSON.stringify([columns, isPlace() ? axes : labels, count, classes]);
    if (now === built) return;
    built = now;
    const wanted = isPlace() ? axes.filter((i) => i >= 0).map((i) => columns[i]) : labels;
    inputs = wanted.map((name, i) => (isPlace() ? field(name, `predict-${places[i]}`, "1") : field(name, `predict-input-${i}`, String(Number((slice[i] ?? 0).toPrecision(3))))));
    outputs = Array.from({ length: count }, (_, k) => {
      const value = element("dd", { class: "figures", id: count > 1 ? `predict-output-${k}` : "predict-output" }, "–");
      const name = element("dt", {}, count > 1 ? page.classMark(k) : null, count > 1 ? element("span", { class: "class-name" }, page.space().classes[k] ?? "") : text.outputAt);
      return { value, node: element("div", { class: "predict-output" }, name, value) };
    });
    fields.replaceChildren(...inputs.map((f) => f.node));
    answers.replaceChildren(...outputs.map((o) => o.node));
    node.title = isPlace() ? text.predictHelp : text.predictSample;
  }

  function ask(values) {
    if (!isPlace()) return window.neuralplay.predict([values])[0];
    return page.host.send("at", values[0], values[1] ?? 0).outputs;
  }

  function refresh() {
    const values = inputs.map((f) => f.input.valueAsNumber);
    if (!page.host.running() || values.some((v) => !Number.isFinite(v))) return;
    const asked = built;
    page.attempt(() => {
      let answer;
      try {
        answer = ask(values);
      } catch (error) {
        if (asked === built) throw error;
      }
      if (asked !== built) return; // meanwhile the data became others; their own question was asked
      const best = answer.indexOf(Math.max(...answer));
      outputs.forEach((o, k) => {
        page.setText(o.value, numbers.output(answer[k]));
        o.node.toggleAttribute("data-answered", outputs.length > 1 && k === best);
      });
    });
  }

  // say lets a screen reader hear the answer to what was typed, once; it must
  // not read out each change while training runs.
  function say() {
    answers.setAttribute("aria-live", "polite");
    for (const { value } of outputs) value.replaceChildren(value.textContent);
    setTimeout(() => answers.setAttribute("aria-live", "off"), 100);
  }

  build();
  page.predict = { node, build, refresh };
}
