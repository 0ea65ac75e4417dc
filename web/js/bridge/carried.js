// @ts-check
// What the page alone knows of how it stands, such as what is folded away. A page that has
// to load again carries it over with the run.

const parts = new Map();

/**
 * carry says how a part of the page is kept, as JSON, and put back.
 * @param {string} name
 * @param {() => unknown} keep
 * @param {(kept: any) => void} putBack
 */
export const carry = (name, keep, putBack) => { parts.set(name, { keep, putBack }); };

export const keptParts = () => Object.fromEntries([...parts].map(([name, { keep }]) => [name, keep()]));

// putPartsBack leaves a part as it is of which nothing was kept, or something else.
export function putPartsBack(kept) {
  for (const [name, { putBack }] of parts) {
    if (kept?.[name] === undefined) continue;
    try { putBack(kept[name]); } catch (error) { console.warn(`neuralplay: ${name} is not as it was:`, error); }
  }
}
