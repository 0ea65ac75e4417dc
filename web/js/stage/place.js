// Elements over the canvas: put where the program says, and reused, so that the
// focus survives a new layout.

import { element } from "../dom/element.js";

const overlay = document.getElementById("overlay");

// place puts a node's left top at a point, or covers a rectangle.
export function place(node, x, y, w, h) {
  node.style.left = `${x}px`;
  node.style.top = `${y}px`;
  node.style.width = w === undefined ? "" : `${w}px`;
  node.style.height = h === undefined ? "" : `${h}px`;
}

// pool returns a function that makes or removes elements until there are count.
export function pool(make) {
  const nodes = [];
  return (count) => {
    while (nodes.length > count) nodes.pop().node.remove();
    while (nodes.length < count) {
      const made = make(nodes.length);
      nodes.push(made);
      overlay.append(made.node);
    }
    return nodes;
  };
}

export const over = (className, attributes = {}, ...children) =>
  element("span", { class: `over ${className}`, ...attributes }, ...children);
