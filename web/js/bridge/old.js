// TODO merge: this whole file. It turns what the program said before messages
// became data into the form that it has now; with the new program it goes, and
// so do its calls in host.js.

import { settings as table } from "../generated/settings.js";

const groups = {
  "Two classes": "two", "Several classes": "several", "Truth tables": "tables", "Own data": "own",
};
const units = { "%": "percent", "°": "degrees" };

export const settings = table.map(({ unit, choices, ...rest }) => ({
  ...rest,
  ...(unit ? { unit: units[unit] ?? unit } : {}),
  ...(choices ? { choices: choices.map(({ value, group }) => ({ value, group: groups[group] ?? group })) } : {}),
}));

function warning(said) {
  if (said.code) return said;
  const isOwn = said.got === "own" && (said.key === "dataset" || said.key === "regDataset");
  if (isOwn) return { ...said, code: "link.ownData" };
  if (!said.used) return { ...said, code: "link.hide" };
  return { ...said, code: "link.value" };
}

const features = (config) => settings.filter((s) => s.group === "inputs" && config[s.key]).map((s) => s.key);

function space(said, config) {
  if (!said || "features" in said && !said.labels) return said;
  return { ...said, features: said.columns.length === 2 ? features(config) : null };
}

// modernize returns an event in its present form, as [event, detail].
export function modernize(event, detail) {
  if (event === "config") {
    return [event, { ...detail, warnings: detail.warnings.map(warning), space: space(detail.space, detail.config) }];
  }
  if (event === "warning") return [event, { ...detail, warnings: detail.warnings.map(warning) }];
  if (event === "error" && detail.code === "earlyStop") return ["notice", detail];
  return [event, detail];
}

export const modernWarnings = (warnings) => warnings.map(warning);
