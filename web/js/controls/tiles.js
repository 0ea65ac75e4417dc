// The data sets as pictures to choose from. Many of them stand on tabs, one a
// group, so that the column stays calm; a person's own data are the last tile
// of each.

import { openOwnData } from "../dialogs/owndata.js";
import { element, icon } from "../dom/element.js";
import { tabList } from "../dom/tabs.js";
import { picture } from "../pictures/picture.js";
import { labelOf, shortChoiceOf } from "../state/config.js";
import { has, t } from "../text/text.js";
import { helpIdOf, idOf, plainLabel, radio, row } from "./row.js";
import { waitForEnter } from "./waitforenter.js";

const mostAtOnce = 8;
const isOwn = ({ value }) => value === "own";
const nameOf = (setting, id) => (id ? t(`groups.${setting.key}.${id}`) : "");
function shortNameOf(setting, id) {
  const short = `groups.${setting.key}.${id}.short`;
  return has(short) ? t(short) : nameOf(setting, id);
}

function groupsOf(choices) {
  const groups = new Map();
  for (const choice of choices) {
    const id = choice.group ?? "";
    if (!groups.has(id)) groups.set(id, []);
    groups.get(id).push(choice);
  }
  return [...groups].map(([id, members]) => ({ id, members }));
}

function changeButton() {
  const button = element("button",
    {
      type: "button", class: "button", title: t("own.change.help"), data: { hide: "ownDataButton problem" },
      on: { click: openOwnData },
    },
    icon("sheet"), t("own.change"));
  return element("div", { class: "row-actions" }, button);
}

// makeTiles returns tile(choice, name), which makes the radio button with this
// name, and check(value). Each group is a set of radio buttons of its own: what
// is chosen on a hidden tab would keep the others from the Tab key.
function makeTiles(setting, onChange) {
  const inputs = [];
  const check = (value) => { for (const input of inputs) input.checked = input.value === value; };
  const choose = (value) => { check(value); onChange(value); };
  function tile(choice, name) {
    const { input, node } = radio(setting, choice, choose, [
      element("span", { class: "tile" }, picture(choice.value, 48) ?? icon("sheet")),
      element("span", { class: "tile-name" }, shortChoiceOf(setting, choice.value))]);
    input.name = name;
    inputs.push(input);
    return node;
  }
  return { tile, check };
}

// makePanels makes the groups of tiles; with headings where they are not on tabs.
function makePanels(setting, groups, tile, onTabs) {
  return groups.map(({ id, members }, i) => {
    const panelId = `${idOf(setting)}-${i}`;
    const name = nameOf(setting, id);
    const isHeaded = !onTabs && groups.length > 1;
    const heading = isHeaded ? element("p", { class: "group-name", id: `${panelId}-name` }, name) : null;
    const tiles = element("div", { class: "tiles", role: "group", "aria-label": name || labelOf(setting) },
      ...members.map((choice) => tile(choice, panelId)));
    return { id, members, tiles, node: element("div", { id: panelId, class: "tile-group" }, heading, tiles) };
  });
}

export function tiles(setting, onChange) {
  const pictured = setting.choices.filter((choice) => !isOwn(choice));
  const own = setting.choices.find(isOwn);
  const groups = groupsOf(pictured);
  const onTabs = groups.length > 1 && pictured.length > mostAtOnce;
  const { tile, check } = makeTiles(setting, (value) => {
    if (value !== own?.value) keeper?.end();
    if (value !== own?.value || !keeper.waits()) onChange(value);
  });
  const panels = makePanels(setting, groups, tile, onTabs);

  // The own data's tile is one of the radio buttons of those it stands beside.
  const ownTile = own && tile(own, panels.at(-1).node.id);
  if (own) ownTile.dataset.hide = "ownDataButton problem";
  const change = own ? changeButton() : null;
  function lendOwn(panel) {
    if (!own) return;
    ownTile.querySelector("input").name = panel.node.id;
    panel.tiles.append(ownTile);
  }
  lendOwn(panels.at(-1));

  function showPanel(id) {
    for (const panel of panels) panel.node.hidden = panel.id !== id;
    lendOwn(panels.find((panel) => panel.id === id));
  }
  const entries = groups.map(({ id }, i) => ({
    name: id, label: shortNameOf(setting, id), title: nameOf(setting, id), controls: `${idOf(setting)}-${i}`,
  }));
  const tabs = onTabs ? tabList(t("controls.dataGroups"), entries, showPanel, "segmented") : null;

  const label = plainLabel(setting, { id: `label-${setting.key}` });
  const group = element("div", {
    id: idOf(setting), role: "radiogroup", "aria-labelledby": label.id, "aria-describedby": helpIdOf(setting),
  }, ...panels.map((panel) => panel.node));
  let shown = null;
  const note = own ? element("p", { class: "note", role: "status", hidden: true }, t("own.enter")) : null;
  const keeper = own ? waitForEnter(group, note, () => onChange(own.value), () => check(shown)) : null;
  return {
    node: row(setting, "stacked", label, tabs?.node, group, note, change),
    set(value) {
      keeper?.end();
      check(value);
      if (own) change.hidden = value !== own.value;
      // Who looks at another tab meanwhile is left there.
      const home = panels.find((panel) => panel.members.some((choice) => choice.value === value));
      const panel = home ?? (shown === null ? panels[0] : null);
      if (tabs && panel && value !== shown) tabs.choose(panel.id);
      shown = value;
    },
  };
}
