// What the address says of how the page looks, for before the first paint. The program
// reads the whole link later, and has the last word.

export const fromLink = (key) => new RegExp(`[#&]${key}=([a-z]+)`).exec(location.hash)?.[1] ?? null;
