"use strict";
// Putting what floats beside what it is about, inside the window.
{
  const page = window.neuralplayPage;
  const gap = 12;
  const edge = 8;
  const within = (v, low, high) => Math.max(low, Math.min(v, high));

  // pointer is where the mouse or finger was last seen over the canvas.
  page.pointer = { x: 0, y: 0, over: false };

  page.floating = {
    // at puts the node above the rectangle, or under it where there is no room.
    at(node, { x, y, w = 0, h = 0 }) {
      node.hidden = false;
      const { offsetWidth: width, offsetHeight: height } = node;
      const above = y - height - gap;
      const top = above >= edge ? above : y + h + gap;
      node.style.left = `${within(x + w / 2 - width / 2, edge, innerWidth - width - edge)}px`;
      node.style.top = `${within(top, edge, innerHeight - height - edge)}px`;
    },
    // spot is what a hit is best shown beside: the pointer when that points at
    // it; its own place when the page's elements do.
    spot: (hit) => (page.pointer.over || !hit.rect ? { x: page.pointer.x, y: page.pointer.y } : hit.rect),
  };
}
