// A person's own data outlive a reload in the tab's storage, and travel with a link
// while they are small: the program's link has no room for them, so the page adds
// data=, and reads it itself.

import { listen, send } from "../bridge/host.js";
import { pack, unpack } from "./packing.js";

export const storageKey = "neuralplay.ownData";
const linkKey = "data=";

/**
 * @typedef {object} Table data as the program keeps them
 * @property {string[]} Columns
 * @property {string} Target
 * @property {string[] | null} Classes null: the labels are numbers
 * @property {{Inputs: number[], Labels: number[]}} Train
 * @property {{Inputs: number[] | null, Labels: number[] | null}} Test
 * @property {boolean} Raw still to be standardized
 */

/** @type {Table | null} */
let table = null;
let packed = ""; // for a link; "" while they are too large, or not packed yet

/** @returns {Table | null} */
export const ownTable = () => table;

const asksForOwn = (link) => /[#&](dataset|regDataset)=own(&|$)/.test(link);
const carried = (hash) => hash.slice(1).split("&").find((part) => part.startsWith(linkKey))?.slice(linkKey.length);

// withOwnData adds the data to a link that asks for them.
export const withOwnData = (link) => (packed && asksForOwn(link) ? `${link}&${linkKey}${packed}` : link);

// withoutOwnData is a hash as the program's link is.
export const withoutOwnData = (hash) => hash.replace(/&data=[^&]*/, "");

export const carriesOwnData = (address) => Boolean(carried(new URL(address).hash));

// What came with a link, by its letters: the same link may be loaded again.
const read = new Map();
const mostRead = 16;

const parsed = (text) => {
  try { return JSON.parse(text); } catch { return null; }
};

// readOwnData reads what a link carries, so that isRead; nothing is a promise where
// there is nothing to read.
export const isRead = (hash) => !carried(hash) || read.has(carried(hash));
export async function readOwnData(hash) {
  const letters = carried(hash);
  if (isRead(hash)) return;
  read.set(letters, parsed(await unpack(letters)));
  if (read.size > mostRead) read.delete(read.keys().next().value);
}

// keptOwnData is what the tab has kept, or null.
export function keptOwnData() {
  try { return parsed(sessionStorage.getItem(storageKey)); } catch { return null; }
}

// bringOwnData hands the program the data of a link that was read, else, once, those
// that the tab has kept. What is no data after all is left.
let isFirst = true;
export function bringOwnData(hash) {
  const found = read.get(carried(hash)) ?? (isFirst ? keptOwnData() : null);
  isFirst = false;
  if (!found) return;
  try { send("keepOwnData", found); } catch { /* the link then asks in vain, and the program says so */ }
}

function keep(text) {
  try {
    sessionStorage.setItem(storageKey, text);
  } catch { // too large, or no storage at all: others than these would be worse than none
    try { sessionStorage.removeItem(storageKey); } catch { /* no storage at all */ }
  }
}

// followOwnData calls react when a link may carry other data than before.
export function followOwnData(react) {
  listen("ownData", async (now) => {
    table = now;
    packed = "";
    const text = JSON.stringify(now);
    keep(text);
    const ready = await pack(text);
    if (table !== now) return; // others came meanwhile
    packed = ready;
    react();
  });
}
