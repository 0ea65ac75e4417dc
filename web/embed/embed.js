// @ts-check
// <neural-play config="dataset=spiral&networkShape=8,8" ui="compact" height="420">: the
// playground as a figure in somebody's page. The element holds a frame with the page that
// lies beside this script, and speaks with it by messages (web/js/bridge/embedder.js).
//
// Attributes, all of which may change at any time:
//   config  a link's part after #, with or without v=1
//   ui      full (if left out), compact or canvas, network, boundary, losses
//   theme   light or dark; else the color-scheme of the page around, or the system's
//   height  CSS pixels; if left out, the frame says how high it would like to be
//   src     the page to show, if it is not the one beside this script
//
// Methods are the calls of window.neuralplay, and return promises. Events are
// neuralplay-state and so on. What stands inside the element is shown until the frame is
// there, and where scripts are off.

import { publicCalls, publicEvents } from "../js/generated/calls.js";
import { style } from "./style.js";
import { words } from "./words.js";

/** @typedef {import("../js/generated/neuralplay.js").NeuralPlayElement} NeuralPlayElement */

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const base = script?.src ?? document.querySelector("script[src*='embed.js']")?.getAttribute("src") ?? "";
const page = new URL("index.html", new URL(base, document.baseURI));

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

// How near to the view a figure is loaded, and how long the next one waits for it: so
// that several on one page download the program once, and do not start at once.
const near = "400px 0px";
const mostWait = 10_000; // ms
let turn = Promise.resolve();

/** @type {Map<MessageEventSource | null | undefined, NeuralPlayFigure>} */
const figures = new Map();

addEventListener("message", ({ source, data }) => {
  if (data?.neuralplay === 1) figures.get(source)?.hear(data);
});

const nearness = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) /** @type {NeuralPlayFigure} */ (target).see(isIntersecting);
}, { rootMargin: near });

const sees = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) /** @type {NeuralPlayFigure} */ (target).rest(!isIntersecting);
});

function gate() {
  /** @type {(value?: unknown) => void} */
  let open = () => { /* set below */ };
  let shut = open;
  const promise = new Promise((resolve, reject) => { open = resolve; shut = reject; });
  promise.catch(() => { /* whoever waits hears of it */ });
  return { promise, open, shut };
}

class NeuralPlayFigure extends HTMLElement {
  static observedAttributes = ["config", "ui", "theme", "height", "src"];

  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  #ready = gate();
  #begun = gate(); // the frame hears
  #isLoading = false;
  #rests = false; // it played when it left the view
  #isOut = false;
  #last = 0;
  #asked = new Map();

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = `<div class="poster"><svg viewBox="0 0 120 64" aria-hidden="true"><path
      d="M14 22C40 22 34 10 60 10M14 22C40 22 34 32 60 32M14 22C40 22 34 54 60 54M14 44C40 44 34 10 60 10M14 44C40 44
      34 32 60 32M14 44C40 44 34 54 60 54M60 10C86 10 80 32 106 32M60 32H106M60 54C86 54 80 32 106 32"/><g><rect
      x="8" y="16" width="12" height="12"/><rect x="8" y="38" width="12" height="12"/><rect x="54" y="4" width="12"
      height="12"/><rect x="54" y="26" width="12" height="12"/><rect x="54" y="48" width="12" height="12"/><rect
      x="100" y="26" width="12" height="12"/></g></svg><slot><a target="_blank" rel="noopener"></a></slot></div>`;
  }

  connectedCallback() {
    const link = this.#link();
    link.href = this.#address();
    link.textContent = words.open;
    this.#fit();
    nearness.observe(this);
    sees.observe(this);
  }

  // Wherever an element is moved, its frame starts anew.
  disconnectedCallback() {
    nearness.unobserve(this);
    sees.unobserve(this);
    this.#unload();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    this.#link().href = this.#address();
    if (name === "height") this.#fit();
    if (!this.#frame) return;
    const ignore = () => { /* the frame shows what it could not use */ };
    if (name === "src") this.#frame.src = this.#address();
    if (name === "config") this.call("load", this.#hash()).catch(ignore);
    if (name === "ui") this.call("configure", { ui: this.#ui() ?? "full" }).catch(ignore);
    if (name === "theme") this.call("configure", { theme: this.#theme() ?? "auto" }).catch(ignore);
  }

  /** Resolves when the frame shows its first picture. It begins to load at once. */
  get ready() {
    this.#load();
    return this.#ready.promise;
  }

  /** Makes any call of window.neuralplay. It waits for the frame, and has it loaded. */
  async call(name, ...args) {
    if (name === "play" || name === "pause" || name === "reset") this.#rests = false;
    this.#load();
    await this.#begun.promise;
    if (!this.#frame) throw new Error(words.gone); // taken away meanwhile
    const id = ++this.#last;
    const answer = new Promise((resolve, reject) => { this.#asked.set(id, { resolve, reject }); });
    this.#post({ id, call: name, args });
    return answer;
  }

  // What follows is for this script alone.

  /** @returns {HTMLAnchorElement} */
  #link() { return /** @type {any} */ (this.shadowRoot).querySelector("a"); }

  #ui() {
    const ui = this.getAttribute("ui");
    return ui === "canvas" ? "compact" : ui;
  }

  // A page that says color-scheme: dark is dark, whatever the system is.
  #theme() {
    const own = this.getAttribute("theme");
    if (own && own !== "auto") return own;
    const around = getComputedStyle(this).colorScheme.match(/\b(light|dark)\b/g) ?? [];
    return around.length === 1 ? around[0] : null;
  }

  #hash() {
    const link = (this.getAttribute("config") ?? "").replace(/^#/, "");
    const parts = [/(^|&)v=/.test(link) ? "" : "v=1", link];
    if (this.#ui()) parts.push(`ui=${this.#ui()}`);
    if (this.#theme()) parts.push(`theme=${this.#theme()}`);
    return `#${parts.filter(Boolean).join("&")}`;
  }

  #address() {
    const own = this.getAttribute("src");
    return new URL(this.#hash(), own ? new URL(own, document.baseURI) : page).href;
  }

  #fit(asked = "") {
    const height = this.getAttribute("height") ?? asked;
    this.style.setProperty("--neural-play-height", height ? `${Number.parseFloat(height)}px` : null);
  }

  async #load() {
    if (this.#isLoading || !this.isConnected) return;
    this.#isLoading = true;
    const before = turn;
    const done = this.#ready.promise.catch(() => { /* the next one may begin */ });
    turn = before.then(() => Promise.race([done, new Promise((resolve) => { setTimeout(resolve, mostWait); })]));
    await before;
    if (!this.isConnected || this.#frame) return;
    const frame = document.createElement("iframe");
    this.#frame = frame;
    frame.title = this.title || words.title;
    frame.allow = "clipboard-write"; // for its share button
    frame.addEventListener("load", () => this.#begin());
    frame.src = this.#address();
    this.shadowRoot?.append(frame);
    figures.set(frame.contentWindow, this);
  }

  // The frame hears from now on. It may load again, when the graphics are lost: then
  // nobody answers what was asked before.
  #begin() {
    this.#refuse();
    for (const event of publicEvents) this.#post({ call: "on", args: [event] });
    this.#begun.open();
  }

  #unload() {
    figures.delete(this.#frame?.contentWindow);
    this.#frame?.remove();
    this.#refuse();
    this.#ready.shut(new Error(words.gone));
    this.#begun.shut(new Error(words.gone));
    this.#frame = null;
    this.#ready = gate();
    this.#begun = gate();
    this.#isLoading = false;
    this.removeAttribute("data-shown");
  }

  #refuse() {
    for (const { reject } of this.#asked.values()) reject(new Error(words.gone));
    this.#asked.clear();
  }

  #post(message) {
    this.#frame?.contentWindow?.postMessage({ neuralplay: 1, ...message }, "*");
  }

  hear({ id, result, error, event, detail }) {
    if (event) {
      this.#note(event, detail);
      this.dispatchEvent(new CustomEvent(`neuralplay-${event}`, { detail, bubbles: true }));
      return;
    }
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) asked?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else asked?.resolve(result);
  }

  #note(event, detail) {
    if (event === "height") this.#fit(detail);
    if (event === "height" || event === "ready" || event === "error") this.toggleAttribute("data-shown", true);
    if (event === "ready") this.#ready.open();
    if (event === "error") this.#ready.shut(new Error(detail.message)); // does nothing once it is ready
  }

  see(isNear) {
    if (isNear) this.#load();
  }

  // rest lets a figure that nobody sees pause, and go on when it is back.
  async rest(isOut) {
    this.#isOut = isOut;
    if (!this.#frame) return;
    try {
      if (!isOut && this.#rests) {
        await this.call("play");
      } else if (isOut && (await this.call("state")).playing && this.#isOut) {
        await this.call("pause");
        this.#rests = true;
        if (!this.#isOut) await this.call("play"); // it came back meanwhile
      }
    } catch { /* it does not run, so it rests */ }
  }
}

for (const name of publicCalls) {
  NeuralPlayFigure.prototype[name] = function ask(...args) { return this.call(name, ...args); };
}

if (!customElements.get("neural-play")) customElements.define("neural-play", NeuralPlayFigure);
