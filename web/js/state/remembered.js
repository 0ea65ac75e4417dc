// What a person chose for this tab, kept where the browser allows it.

const keyOf = (name) => "neuralplay." + name;

export function remember(name, value) {
  try { sessionStorage.setItem(keyOf(name), value); } catch { /* then it lasts as long as the page */ }
}

export function remembered(name) {
  try { return sessionStorage.getItem(keyOf(name)); } catch { return null; }
}
