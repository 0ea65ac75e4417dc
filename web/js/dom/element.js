// Making elements: element("button", {class: "x", on: {click}}, "text", child).

import { svg } from "./svg.js";

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    } else if (name === "data") {
      Object.assign(node.dataset, value);
    } else if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// icon is one of the symbols of index.html.
export function icon(name) {
  return svg("svg", { class: "icon", "aria-hidden": "true" }, svg("use", { href: `#icon-${name}` }));
}

// setText writes only what differs: most readouts do not change most frames.
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export const iconButton = (name, label, attributes = {}) => element("button",
  { type: "button", class: "icon-button small", title: label, "aria-label": label, ...attributes }, icon(name));

// dressButton fills a button of index.html with an icon and its name.
export function dressButton(id, iconName, label, title = label) {
  const button = document.getElementById(id);
  button.append(icon(iconName));
  button.title = title;
  button.setAttribute("aria-label", label);
  return button;
}

// labelButton fills a button of index.html with an icon and words.
export function labelButton(id, iconName, label, help, click) {
  const button = document.getElementById(id);
  button.append(icon(iconName), label);
  button.title = help;
  button.addEventListener("click", click);
}

/** setOrRemove sets an attribute, or removes it if the value is empty. */
export function setOrRemove(node, name, value) {
  if (value) node.setAttribute(name, value); else node.removeAttribute(name);
}
