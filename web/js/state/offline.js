// The site is kept in the browser, so that it opens without a network. A new version
// is put there beside the old one, and counts once somebody wants it, or no tab shows
// the old one any more.

import { programCarrier } from "../bridge/download.js";
import { keepForReload } from "../bridge/context.js";
import { ready } from "../bridge/host.js";
import { t } from "../text/text.js";
import { showNotice } from "./notices.js";

const hour = 3_600_000; // ms
const workers = navigator.serviceWorker;

// A figure in somebody's tutorial leaves that to a visit; files have no worker.
const isSite = () => Boolean(workers) && /^https?:$/.test(location.protocol) && window.top === window &&
  !programCarrier();

// change loads the new version. What was learnt is here again after it. Another tab
// may have made it the one in force already.
function change(registration, spare) {
  const reload = () => { keepForReload(spare, "update"); location.reload(); };
  if (!registration.waiting) { reload(); return; }
  workers.addEventListener("controllerchange", reload, { once: true });
  registration.waiting.postMessage("activate");
}

// isOfThisVersion asks a worker that waits whether this page is of its version.
const isOfThisVersion = (worker) => new Promise((resolve) => {
  setTimeout(() => resolve(false), 2000); // a worker of an older build does not know the question
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data);
  const mark = document.querySelector('meta[name="neuralplay-version"]')?.outerHTML;
  worker.postMessage({ mark }, [port2]);
});

// A page that no worker controls came from the network and is new itself. So is one that
// the worker before asked for anew: see sw.js.
async function offer(registration, spare) {
  if (!workers.controller) return;
  const { waiting } = registration;
  if (waiting && await isOfThisVersion(waiting)) {
    waiting.postMessage("activate");
    return;
  }
  const act = () => change(registration, spare);
  showNotice({ id: "newVersion", text: t("notice.newVersion"), actions: [{ label: t("notice.reload"), act }] });
}

function whenInstalled(worker, react) {
  worker?.addEventListener("statechange", () => { if (worker.state === "installed") react(); });
}

// A tab that stays open for days asks now and then, when somebody looks at it.
function askAgain(registration) {
  let asked = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || performance.now() - asked < hour) return;
    asked = performance.now();
    registration.update().catch(() => { /* no network: another time */ });
  });
}

async function keepSite(spare) {
  const registration = await workers.register("sw.js", { updateViaCache: "none" });
  workers.controller?.postMessage("tidy");
  const react = () => offer(registration, spare);
  if (registration.waiting) react();
  whenInstalled(registration.installing, react);
  registration.addEventListener("updatefound", () => whenInstalled(registration.installing, react));
  askAgain(registration);
}

// mountOffline waits for the first picture: nothing may delay that. What is stored
// under spare makes room for the run.
export function mountOffline(spare) {
  if (!isSite()) return;
  ready.then(() => keepSite(spare)).catch(() => { /* no worker, or no room: then the site needs its network */ });
}
