// @ts-check
// The configuration in force, as the program last reported it; until it runs,
// the defaults.

import { listen } from "../bridge/host.js";
import { hideable } from "../generated/hideable.js";
import { settings } from "../generated/settings.js";
import { has, t } from "../text/text.js";

export { hideable, settings };

/**
 * @typedef {object} Setting a row of the table of settings
 * @property {string} key
 * @property {string} kind
 * @property {string} group
 * @property {string} control
 * @property {unknown} default
 * @property {{value: string, group?: string}[]} [choices]
 * @property {string} [unit]
 * @property {number} [layers] the most entries of a list
 * @property {number} [max] of the control
 * @property {string} [hide] the name that hides it
 * @property {string[]} [hideWith] names of what changes the same thing
 */

/** @typedef {Record<string, any>} Config a value for every key of the table */

/** @type {Config} */
let current = Object.fromEntries(settings.map((s) => [s.key, s.default]));

/** @returns {Config} */
export const config = () => current;

/** @returns {Setting | undefined} */
export const settingOf = (key) => settings.find((s) => s.key === key);

// applies reports whether a configuration has a use for a setting.
export const applies = ({ when }, now = current) => !when || when.in.includes(now[when.key]);

// The words of settings and their choices.
export const labelOf = ({ key }) => t(`settings.${key}.label`);
export const helpOf = ({ key }) => t(`settings.${key}.help`);
export const choiceOf = ({ key }, value) => t(`settings.${key}.choices.${value}`);
const optional = (key) => (has(key) ? t(key) : undefined);
export const choiceHelpOf = ({ key }, value) => optional(`settings.${key}.choices.${value}.help`);
export const shortChoiceOf = (setting, value) =>
  optional(`settings.${setting.key}.choices.${value}.short`) ?? choiceOf(setting, value);
export const placeholderOf = ({ key }) => optional(`settings.${key}.placeholder`);
export const valueNameOf = ({ key }, value) => optional(`settings.${key}.values.${value}`);
export const groupName = (group) => t(`groups.${group}`);

// isHidden reports whether the link hides what has one of these names.
export const isHidden = (...names) => names.some((name) => Boolean(name && current[`${name}_hide`]));

// isLocked reports whether the link hides a choice that something which changes
// everything, such as a preset, must leave alone, too. A link that names what it
// shows means what it names.
let namesShown = false;
const decides = ({ key, group }) => key !== "preset" && group !== "view" && group !== "none";
export const isLocked = () => !namesShown && settings.some((s) => decides(s) && isHidden(s.hide));

// isLeftOut reports whether the link hides a control: by its own name, or by those of
// what changes the same thing, unless the link names what it shows.
export const isLeftOut = (own, ...others) => isHidden(own, ...(namesShown ? [] : others));

// Weights and biases are changed by the inspector, and on the stage: who hides the one
// does not want the other.
export const areWeightsLocked = () => isHidden("inspectorPanel");

// A control shows what was asked for until somebody says what counts.
const shown = [];
export const onShowConfig = (react) => shown.push(react);
export const showConfig = () => shown.forEach((react) => react(current));

// followConfig must listen before everybody who asks for the configuration.
export function followConfig() {
  listen("config", ({ config: now, link }) => {
    current = now;
    namesShown = /[#&]only=/.test(link);
  });
}
