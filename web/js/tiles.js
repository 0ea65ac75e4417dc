"use strict";
// The data sets as pictures to choose from. Many of them stand on tabs, one a
// group, so that the column stays calm; a person's own data are the last tile
// of each.
{
  const page = window.neuralplayPage;
  const { element, words, icon } = page;
  const mostAtOnce = 8;
  const isOwn = ({ value }) => value === "own";

  function groupsOf(choices) {
    const groups = new Map();
    for (const choice of choices) {
      const name = choice.group ?? "";
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(choice);
    }
    return [...groups].map(([name, members]) => ({ name, members }));
  }

  // tilesWidget makes the widget out of what widgets.js has for all: the frame
  // of a row, a radio button, the choice's short name.
  page.tilesWidget = (setting, onChange, { row, radio, shortName, helpId }) => {
    const id = `setting-${setting.key}`;
    const pictured = setting.choices.filter((choice) => !isOwn(choice));
    const own = setting.choices.find(isOwn);
    const groups = groupsOf(pictured);
    const onTabs = groups.length > 1 && pictured.length > mostAtOnce;
    const made = [];

    // Each group is a set of radio buttons of its own: what is chosen on a
    // hidden tab would keep the others from the Tab key.
    function choose(value) {
      for (const { input } of made) input.checked = input.value === value;
      onChange(value);
    }
    function add(choice, name, content) {
      const { input, node } = radio(setting, choice, choose, content);
      input.name = name;
      made.push({ input });
      return node;
    }
    const tile = (choice, name) => add(choice, name,
      [element("span", { class: "tile" }, page.pictures.picture(choice.value, 48) ?? icon("sheet")), element("span", { class: "tile-name" }, shortName(setting, choice))]);
    const ownTile = own && tile(own, `${id}-0`);
    const change = own && element("button", { type: "button", class: "button", title: words.own.changeHelp, on: { click: () => page.ownData.open() } }, icon("sheet"), words.own.change);
    const changeLine = own && element("div", { class: "row-actions" }, change);

    const panels = groups.map(({ name, members }, i) => {
      const heading = !onTabs && groups.length > 1 && element("p", { class: "group-name", id: `${id}-${i}-name` }, name);
      const tiles = element("div", { class: "tiles", role: "group", "aria-label": name || setting.label }, ...members.map((choice) => tile(choice, `${id}-${i}`)));
      return { name, members, tiles, node: element("div", { id: `${id}-${i}`, class: "tile-group" }, heading || null, tiles) };
    });
    // It is one of the radio buttons of those it stands beside.
    function lendOwn(panel) {
      ownTile.querySelector("input").name = panel.node.id;
      panel.tiles.append(ownTile);
    }
    if (own) lendOwn(panels.at(-1));

    const tabs = onTabs && page.tabList(words.dataGroups,
      groups.map(({ name }, i) => ({ name, label: words.short.groups[name] ?? name, title: name, controls: `${id}-${i}` })),
      (name) => {
        for (const panel of panels) panel.node.hidden = panel.name !== name;
        if (own) lendOwn(panels.find((panel) => panel.name === name));
      }, "segmented");

    const label = element("span", { class: "label", id: `label-${setting.key}` }, setting.label);
    const group = element("div", { id, role: "radiogroup", "aria-labelledby": label.id, "aria-describedby": helpId },
      ...panels.map((panel) => panel.node));
    let shown = null;
    return {
      node: row(setting, "stacked", label, tabs ? tabs.node : null, group, changeLine || null),
      set(value) {
        for (const { input } of made) input.checked = input.value === value;
        if (own) changeLine.hidden = value !== own.value;
        // Who looks at another tab meanwhile is left there.
        const home = panels.find((panel) => panel.members.some((choice) => choice.value === value)) ?? (shown === null ? panels[0] : null);
        if (tabs && home && value !== shown) tabs.choose(home.name);
        shown = value;
      },
    };
  };
}
