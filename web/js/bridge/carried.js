// @ts-check
// What only the page knows, such as which folds are closed. A page that reloads carries it
// over with the run.

const parts = new Map();

/**
 * carry says how a part of the page is kept, as JSON, and put back.
 * @param {string} name
 * @param {() => unknown} keep
 * @param {(kept: any) => void} putBack
 */
export const carry = (name, keep, putBack) => { parts.set(name, { keep, putBack }); };

export const keptParts = () => Object.fromEntries([...parts].map(([name, { keep }]) => [name, keep()]));

// putPartsBack restores each part of which something usable was kept, and leaves the others
// alone.
export function putPartsBack(kept) {
  for (const [name, { putBack }] of parts) {
    if (kept?.[name] === undefined) continue;
    try { putBack(kept[name]); } catch (error) { console.warn(`neuralplay: ${name} is not as it was:`, error); }
  }
}
