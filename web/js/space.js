"use strict";
// What the network's inputs and outputs stand for in the data in force. The
// program says it with every configuration; until it runs, it is what the page
// begins with.
{
  const page = window.neuralplayPage;
  const inputs = (window.neuralplaySettings ?? []).filter((s) => s.group === "inputs" && s.default);
  let space = {
    columns: ["x₁", "x₂"], labels: inputs.map((s) => s.label), ranges: [[-6, 6], [-6, 6]], axes: [0, 1], slice: [0, 0],
    classes: [], outputs: 1, target: "y", train: 0, test: 0,
    has: { plane: true, divided: true, generated: true, sliced: false, own: false },
  };
  // The first to listen: all others may ask when they hear of it.
  window.neuralplay.on("config", (news) => { space = news.space ?? space; });

  const isNumber = (name) => name.trim() !== "" && Number.isFinite(Number(name));

  page.space = () => space;
  page.hasOwnData = () => Boolean(space.has.brought);
  page.classes = {
    // several tells whether each class has a colour and a shape of its own.
    several: () => space.classes.length > 2,
    // named tells whether the classes' names say more than which is positive.
    named: () => space.classes.length > 0 && !(space.has.generated && space.classes.length === 2),
    // name is for headings, where a mere number or letter would say little.
    name(k) {
      const name = space.classes[k] ?? "";
      return isNumber(name) || [...name].length < 3 ? page.words.classNumber(name) : name;
    },
  };
}
