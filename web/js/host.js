"use strict";
// The bridge to the program. The program calls neuralplayHost; everybody else
// calls window.neuralplay, which stands at once: calls made before the program
// runs wait for it, later ones answer synchronously.
{
  const page = window.neuralplayPage;
  const publicEvents = ["state", "config", "select", "warning", "error"];
  const listeners = new Map();
  const attached = [];
  const jobs = new Map();
  let call = null;
  let running = false;
  let version = "";
  let settleReady;

  const ready = new Promise((resolve, reject) => { settleReady = { resolve, reject }; });
  ready.catch(() => { /* shown on the failure card; not also in the console */ });

  // Typed arrays would become objects; authors hand them over as numbers. NaN
  // and infinity would become null: as words, the program can refuse them.
  function plain(_key, value) {
    if (typeof value === "number" && !Number.isFinite(value)) return String(value);
    return ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value) : value;
  }

  function ask(name, ...args) {
    const answer = JSON.parse(call(name, JSON.stringify(args, plain)));
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value ?? undefined;
  }

  const whenRunning = (act) => (running ? act() : ready.then(act));

  function listen(event, react) {
    if (!listeners.has(event)) listeners.set(event, new Set());
    const mine = (detail) => react(detail);
    listeners.get(event).add(mine);
    return () => listeners.get(event).delete(mine);
  }

  function emit(event, detail) {
    for (const react of [...(listeners.get(event) ?? [])]) {
      // One listener's mistake must not keep the news from the others.
      try { react(detail); } catch (error) { reportError(error); }
    }
  }

  function finish({ id, state, error }) {
    const job = jobs.get(id);
    jobs.delete(id);
    if (!job) return;
    if (error) job.reject(new Error(error)); else job.resolve(state);
  }
  listen("job", finish);

  window.neuralplayHost = {
    attach(programCall) {
      call = programCall;
      version = ask("version") ?? "";
      for (const react of attached) react();
    },
    emit(event, json) { emit(event, json ? JSON.parse(json) : undefined); },
    drawn() {
      running = true;
      settleReady.resolve();
    },
    failed(sentence) {
      running = false;
      settleReady.reject(new Error(sentence));
      page.failure.show("exit", sentence);
    },
  };

  const forward = (name, count) => (...args) => whenRunning(() => ask(name, ...args.slice(0, count)));

  window.neuralplay = Object.freeze({
    get version() { return version; },
    ready,
    config: forward("config", 0),
    configure: forward("configure", 1),
    link: forward("link", 0),
    play: forward("play", 0),
    pause: forward("pause", 0),
    reset: forward("reset", 0),
    // The program may finish a short job inside the call, before its number
    // is known here; so the promise is made after, and news of it is kept.
    step: async (n = 1, unit = "epoch") => {
      await whenRunning(() => {});
      const early = new Map();
      const stop = listen("job", (news) => early.set(news.id, news));
      try {
        const id = ask("step", n, unit);
        return await new Promise((resolve, reject) => {
          jobs.set(id, { resolve, reject });
          if (early.has(id)) finish(early.get(id));
        });
      } finally {
        stop();
      }
    },
    state: forward("state", 0),
    parameters: forward("parameters", 0),
    setParameters: forward("setParameters", 1),
    setWeight: forward("setWeight", 4),
    setBias: forward("setBias", 3),
    predict: forward("predict", 1),
    data: forward("data", 0),
    setData: forward("setData", 2),
    gradientCheck: forward("gradientCheck", 0),
    exportModel: forward("exportModel", 1),
    importModel: forward("importModel", 1),
    on(event, react) {
      if (!publicEvents.includes(event)) throw new Error(`on: event ${JSON.stringify(event)}: want one of ${publicEvents.join(", ")}`);
      if (typeof react !== "function") throw new Error(`on: the second argument is ${typeof react}: want a function`);
      return listen(event, react);
    },
  });

  // What only the page's own scripts use.
  page.host = {
    listen,
    running: () => running,
    // send is for news the program can do without until it runs.
    send: (name, ...args) => (call ? ask(name, ...args) : undefined),
    onAttach(react) { attached.push(react); },
    reject: (sentence) => settleReady.reject(new Error(sentence)),
  };

  // attempt shows a person what an action refused, instead of the console.
  page.attempt = async (action) => {
    try {
      return await action();
    } catch (error) {
      if (running) page.banner.show({ id: "refused", tone: "error", text: error.message });
      return undefined;
    }
  };
  page.configure = (patch) => page.attempt(async () => {
    try {
      return await window.neuralplay.configure(patch);
    } catch (error) {
      page.showConfig(); // the control shows what was asked for, not what counts
      throw new Error(page.refusal(error.message));
    }
  });
}
