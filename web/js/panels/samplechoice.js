// The sample that somebody looks at: its row is marked, its point ringed, its
// activations stand over the units. Rows and points choose it alike.

import { pointer } from "../bridge/pointer.js";
import { listen, read } from "../bridge/host.js";
import { attempt } from "../state/notices.js";

let current = null;

// A row may be of data that the program has already replaced.
const say = (name, sample) => attempt(() => read(name, sample));

const isSame = (a, b) => Boolean(a && b) && a.set === b.set && a.index === b.index;

export const chosenSample = () => current;

export function pointAtSample(sample) {
  pointer.over = false;
  say("hoverSample", sample);
}

// pinSample keeps a sample chosen, or lets go of it.
export function pinSample(sample) {
  say("pinSample", current?.pinned && isSame(current, sample) ? null : sample);
}

// releaseSample reports whether a sample was pinned.
export function releaseSample() {
  const was = Boolean(current?.pinned);
  if (was) say("pinSample", null);
  return was;
}

const reactions = [];

// onSample calls react when another sample is chosen, or it is pinned.
export const onSample = (react) => reactions.push(react);

export function mountSampleChoice() {
  listen("select", ({ sample }) => {
    const before = current;
    current = sample ?? null;
    const isNews = (before || current) && !(isSame(before, current) && before.pinned === current.pinned &&
      before.atPoint === current.atPoint);
    if (isNews) for (const react of reactions) react(current);
  });
}
