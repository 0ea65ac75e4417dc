"use strict";
// Loading the program: from the element that carries it in the single file,
// else from beside the page, compressed where the browser can unpack it.
{
  const page = window.neuralplayPage;
  const { words, numbers } = page;
  const sizes = window.neuralplayProgram ?? {};
  const progress = document.getElementById("progress");
  const bar = document.getElementById("progress-bar");
  const said = document.getElementById("progress-bytes");

  class Failure extends Error {
    constructor(kind, detail) { super(detail); this.kind = kind; }
  }

  function showProgress(got, all) {
    if (all) { bar.max = all; bar.value = Math.min(got, all); }
    page.setText(said, words.bytes(numbers.megabytes(got), all && numbers.megabytes(all)));
  }

  function showStarting() {
    document.getElementById("progress-title").textContent = words.starting;
    bar.removeAttribute("value");
  }

  const isGzip = (bytes) => bytes.length > 1 && bytes[0] === 0x1f && bytes[1] === 0x8b;

  // counted passes a download on and tells how far it is. Some hosts send a
  // .gz unpacked already, so its first bytes say what it is, not its name; and
  // Content-Length may count other bytes than arrive, so the sizes come from
  // the build (js/program.js).
  async function counted(body) {
    const reader = body.getReader();
    let next = await read(reader);
    const packed = !next.done && isGzip(next.value);
    const all = packed ? sizes.packed : sizes.plain;
    let got = 0;
    const stream = new ReadableStream({
      async pull(controller) {
        if (next.done) { showStarting(); controller.close(); return; }
        got += next.value.length;
        showProgress(got, all);
        controller.enqueue(next.value);
        next = await read(reader);
      },
      cancel: (reason) => reader.cancel(reason),
    });
    return packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  }

  // A stream that breaks off reaches the compiler as an error of the compiler's;
  // broken remembers what it was.
  let broken = null;
  async function read(reader) {
    try {
      return await reader.read();
    } catch (error) {
      broken = new Failure("network", error.message);
      throw broken;
    }
  }

  async function fetchOne(url) {
    try { return await fetch(url); } catch (error) { throw new Failure(location.protocol === "file:" ? "file" : "network", error.message); }
  }

  // download tries the compressed program first; a host that refuses .gz files
  // has the plain one.
  async function download() {
    const version = sizes.version ? `?v=${sizes.version}` : "";
    const names = typeof DecompressionStream === "function" ? ["neuralplay.wasm.gz", "neuralplay.wasm"] : ["neuralplay.wasm"];
    let refused;
    for (const name of names) {
      const response = await fetchOne(name + version);
      if (response.ok && response.body) return counted(response.body);
      refused = new Failure("http", `${name}: ${response.status} ${response.statusText}`.trim());
    }
    throw refused;
  }

  function carried(element) {
    const text = atob(element.textContent.trim());
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
    return counted(new Blob([bytes]).stream());
  }

  function open() {
    const inside = document.getElementById("neuralplay-program");
    return inside ? carried(inside) : download();
  }

  // Asking for a context is slow without a graphics card, so it is asked for
  // while the program is on its way, and given back at once.
  async function checkWebGL() {
    await new Promise((resolve) => setTimeout(resolve));
    const context = document.createElement("canvas").getContext("webgl2");
    if (!context) throw new Failure("webgl");
    context.getExtension("WEBGL_lose_context")?.loseContext();
  }

  async function compile(go, stream) {
    const response = new Response(stream, { headers: { "Content-Type": "application/wasm" } });
    try {
      return (await WebAssembly.instantiateStreaming(response, go.importObject)).instance;
    } catch (error) {
      throw broken ?? new Failure("damaged", error.message);
    }
  }

  async function start() {
    if (typeof WebAssembly !== "object" || !WebAssembly.instantiateStreaming) throw new Failure("webassembly");
    const go = new window.Go();
    const opening = open();
    opening.catch(() => { /* reported below, unless WebGL failed first */ });
    await checkWebGL();
    const instance = await compile(go, await opening);
    await go.run(instance);
    throw new Failure("exit", "");
  }

  async function boot() {
    document.getElementById("progress-title").textContent = words.progress;
    progress.hidden = false;
    showProgress(0, sizes.packed);
    try {
      await start();
    } catch (error) {
      const kind = error.kind ?? "exit";
      page.failure.show(kind, error.message);
      page.host.reject([...words.failures[kind].slice(0, 1), error.message].filter(Boolean).join(": "));
    }
  }

  window.neuralplay.ready.then(() => {
    progress.hidden = true;
    document.documentElement.dataset.running = "";
  }, () => {});
  boot();
}
