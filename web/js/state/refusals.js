// Where a setting's refusal is said: beside its control, if that can be seen.

const places = new Map(); // by key

// onRefusal lets a control show why its setting was refused. show(sentence)
// reports whether it could; an empty sentence takes it away.
export const onRefusal = (key, show) => places.set(key, show);

// sayNear reports whether a control has said it.
export const sayNear = (key, sentence) => Boolean(places.get(key)?.(sentence));
