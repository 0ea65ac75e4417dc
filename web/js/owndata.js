"use strict";
// A person's own data: pasted, opened or dropped as CSV or JSON, looked at as
// text, and handed to the program, which says what is wrong with them.
{
  const page = window.neuralplayPage;
  const { element, words, icon } = page;
  const text = words.own;
  const mostBytes = 20e6; // a text field bears no more

  const dialog = document.getElementById("own-data");
  const area = element("textarea", { id: "own-text", class: "own-text figures", rows: 10, spellcheck: "false", autocomplete: "off", placeholder: text.placeholder, "aria-describedby": "own-hint" });
  const chooser = element("input", { type: "file", accept: ".csv,.tsv,.txt,.json,text/csv,text/plain,application/json", hidden: true, on: { change: () => { read(chooser.files[0]); chooser.value = ""; } } });
  const standardize = element("input", { type: "checkbox", class: "switch", id: "own-standardize", "aria-describedby": "own-standardize-help" });
  const refusal = element("p", { class: "refusal", role: "alert" });

  const button = (label, act, kind = "") => element("button", { type: "button", class: `button ${kind}`.trim(), on: { click: act } }, label);
  const use = button(text.use, submit, "primary");
  dialog.append(
    element("div", { class: "help-head" }, element("h2", { id: "own-title" }, text.title),
      page.iconButton("close", words.close, { on: { click: () => dialog.close() } })),
    element("div", { class: "own-body" },
      element("p", { class: "own-hint", id: "own-hint" }, ...text.hint.flatMap((line) => [line, element("br")]).slice(0, -1)),
      element("label", { class: "unseen", for: "own-text" }, text.field), area,
      element("div", { class: "own-sources" }, button(text.open, () => chooser.click()), button(text.example, () => fill(text.exampleData)), chooser),
      element("div", { class: "row inline own-option", title: text.standardizeHelp }, element("label", { for: standardize.id, class: "label" }, text.standardize), standardize,
        element("span", { class: "unseen", id: "own-standardize-help" }, text.standardizeHelp)),
      refusal),
    element("div", { class: "own-actions" }, button(text.cancel, () => dialog.close()), use));
  dialog.setAttribute("aria-labelledby", "own-title");

  function refuse(sentence) {
    refusal.textContent = "";
    refusal.textContent = sentence;
    if (sentence) refusal.scrollIntoView({ block: "nearest" });
  }

  // Until somebody decides it, numbers that are not small are standardized.
  let decided = false;
  standardize.addEventListener("change", () => { decided = true; });
  function suggest() {
    if (decided) return;
    const numbers = area.value.slice(0, 100000).match(/-?\d+(\.\d+)?(e[+-]?\d+)?/gi) ?? [];
    standardize.checked = numbers.some((n) => Math.abs(Number(n)) > 3);
  }
  area.addEventListener("input", suggest);

  function fill(data) {
    area.value = data;
    area.scrollTop = 0;
    decided = false;
    suggest();
    refuse("");
    use.focus();
  }

  // What begins like JSON is JSON; the program reads everything else as CSV.
  function parsed(data) {
    if (!/^\s*[{[]/.test(data)) return data;
    try {
      return JSON.parse(data);
    } catch (error) {
      throw new Error(text.noJSON(error.message));
    }
  }

  async function submit() {
    try {
      if (!area.value.trim()) throw new Error(text.empty);
      await window.neuralplay.setData(parsed(area.value), { standardize: standardize.checked });
      dialog.close();
    } catch (error) {
      refuse(error.message.replace(/^setData: /, "").replace(/^./, (c) => c.toUpperCase()));
    }
  }

  async function read(file) {
    if (!file) return;
    open();
    if (file.size > mostBytes) { refuse(text.tooLarge(file.name)); return; }
    try {
      fill(await file.text());
    } catch (error) {
      refuse(text.unreadable(file.name, error.message));
    }
  }

  // choose takes the data that are here; where the problem wants others, the
  // dialog says so and takes them.
  async function choose(patch) {
    try {
      await window.neuralplay.configure(patch);
    } catch (error) {
      page.showConfig();
      open();
      refuse(text.unsuited(error.message));
    }
  }

  function open() {
    if (dialog.open) return;
    refuse("");
    // Data that came another way can be looked at here, too.
    if (!area.value && page.space().has.own) area.value = page.dataCSV.text();
    dialog.showModal();
    area.focus();
  }

  page.ownData = { choose, open };

  // Whoever changed his mind has the data set that was.
  dialog.addEventListener("close", () => page.showConfig());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  area.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(); });

  // A file may be dropped anywhere, the canvas included: events.js, loaded after
  // this, keeps the canvas from hearing of it.
  const note = element("div", { class: "drop-note", hidden: true, "aria-hidden": "true" }, element("p", {}, icon("sheet"), text.drop));
  document.body.append(note);
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  let leaving = 0;
  function showDrop(shown) {
    clearTimeout(leaving);
    note.hidden = !shown;
    // The browser says it again and again while a file is over the page, and
    // nothing reliable when it has gone.
    if (shown) leaving = setTimeout(() => showDrop(false), 400);
  }
  addEventListener("dragover", (event) => { if (hasFiles(event)) { event.preventDefault(); showDrop(!dialog.open); } }, true);
  addEventListener("drop", (event) => {
    showDrop(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    read(event.dataTransfer.files[0]);
  }, true);
}
