// @ts-check
// The first paint of the page, and what may come after it.

// A tab in the background paints nothing, so it need not wait for long.
const longest = 100; // ms

let settle;

/** painted settles once the page has been painted for the first time. */
export const painted = new Promise((resolve) => { settle = resolve; });

/** paintFirst lets the browser paint the page as it stands. */
export function paintFirst() {
  requestAnimationFrame(() => setTimeout(settle));
  setTimeout(settle, longest);
  return painted;
}
