// @ts-check
// The playground beside the text: the element <neural-play>, which embed.js defines once
// this script has run.

const figure = /** @type {any} */ (document.querySelector("neural-play"));
const defined = customElements.whenDefined("neural-play");

// The page with the network: this one, if it is the single file that has become a lesson.
// Of the site's pages, only the single file beside them can load its program from a file.
const { root = "", playground = "" } = document.documentElement.dataset;
const isFile = location.protocol === "file:" && !playground;
const page = playground || root + (isFile ? "neuralplay.html" : "index.html");

// How long a frame may take before the page says that it may not come at all.
const patience = 30_000; // ms

// Where a window is too low for all of the stage, the part that the lesson is about fills
// the frame. The lesson's buttons train.
const low = matchMedia("(max-width: 699px) and (max-height: 560px)");
const ui = () => (low.matches ? figure.dataset.part : "compact");

/** linkOf makes a configuration a link, with what is the same in the whole lesson. */
export const linkOf = (config) => `#v=1&${config}&${figure.dataset.always}&ui=${ui()}`;

/**
 * call makes one of the calls of window.neuralplay in the frame.
 * @param {string} name
 * @param {...unknown} args
 * @returns {Promise<any>}
 */
export async function call(name, ...args) {
  await defined;
  return figure.call(name, ...args);
}

// The network can be taken along, as it is, to a page of its own.
function showLink({ detail: { link } }) {
  const open = /** @type {HTMLAnchorElement} */ (document.getElementById("open-playground"));
  const shown = link.split("&").filter((part) => !/^(ui|theme)=/.test(part));
  open.href = page + shown.join("&");
}

/**
 * mountPlayer prepares the element. late is called if the network does not answer for
 * long, back if it then does.
 */
export async function mountPlayer({ late, back }) {
  if (isFile || playground) figure.setAttribute("src", page);
  const fit = () => figure.setAttribute("ui", ui());
  fit();
  low.addEventListener("change", fit);
  figure.addEventListener("neuralplay-config", showLink);
  const timer = setTimeout(() => late(isFile), patience);
  await defined;
  figure.ready.then(() => {
    clearTimeout(timer);
    back();
  }, () => { /* the frame says why */ });
}
