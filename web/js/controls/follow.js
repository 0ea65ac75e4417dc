// Some choices bring numbers of their own: an optimizer its usual rate, sigmoid
// units theirs. Who makes such a choice reads what else has changed, or stayed.

import { listen } from "../bridge/host.js";
import { element, setText } from "../dom/element.js";
import { applies, choiceOf, labelOf, settingOf, settings } from "../state/config.js";
import { inForce, onConfigured } from "../state/commands.js";
import { t } from "../text/text.js";
import { said } from "./typed.js";

const followers = settings.filter((s) => s.follows);
const leaders = [...new Set(followers.map((s) => s.follows))];
const notes = new Map(); // by leader: {node, holds}

// A choice has a name where a number has digits.
const named = (setting, value) => (setting.choices ? choiceOf(setting, value) : said(setting, value));

function sentence(leader, before, after) {
  const shown = followers.filter((s) => applies(s, after));
  const changed = shown.filter((s) => before[s.key] !== after[s.key]);
  const choice = choiceOf(settingOf(leader), after[leader]);
  const phrase = (s) => ({ label: labelOf(s), value: named(s, after[s.key]), choice });
  if (changed.length === 1) return t("controls.brought", phrase(changed[0]));
  if (changed.length > 1) {
    const changes = changed.map((s) => t("controls.brought.each", phrase(s))).join("; ");
    return t("controls.brought.several", { choice, changes });
  }
  const rate = settingOf("learningRate");
  const usual = rate.defaults[after.optimizer];
  const keeps = leader === rate.follows && after.learningRate !== usual;
  return keeps ? t("controls.kept", { ...phrase(rate), usual: said(rate, usual) }) : "";
}

const about = (leader, now) => JSON.stringify([leader, ...followers.map((s) => s.key)].map((key) => now[key]));

function react(patch, before, after) {
  if ("preset" in patch) return;
  for (const leader of leaders) {
    if (!(leader in patch) || before[leader] === after[leader] || !notes.has(leader)) continue;
    const note = notes.get(leader);
    note.about = about(leader, after);
    setText(note.node, sentence(leader, before, after));
  }
}

// A note holds as long as what it is about.
function forget() {
  for (const [leader, note] of notes) {
    if (note.node.textContent && note.about !== about(leader, inForce())) setText(note.node, "");
  }
}

export function mountFollow() {
  for (const leader of leaders) {
    const node = element("p", { class: "note followed", role: "status", data: { followed: leader } });
    document.querySelector(`#panels [data-key="${leader}"]`)?.append(node);
    notes.set(leader, { node, about: "" });
  }
  onConfigured(react);
  listen("config", forget);
}
