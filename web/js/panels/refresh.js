// While training runs, what takes time to fill in is refreshed now and then.

// throttled returns a function that calls refresh soon, but not more often than
// once in so many milliseconds; of what takes long, every may be a function.
export function throttled(refresh, every) {
  let last = 0;
  let waiting = 0;
  const pause = () => (typeof every === "function" ? every() : every);
  return () => {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      last = performance.now();
      refresh();
    }, Math.max(0, pause() - (performance.now() - last)));
  };
}
