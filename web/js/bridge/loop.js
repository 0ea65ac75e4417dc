// @ts-check
// When the program draws, and when it trains. It draws in the browser's frames,
// but only in those that it asked for: nothing runs while nothing is to do. It
// trains between frames, in slices of some milliseconds. Each slice is a task of
// its own, so that the browser can answer input and draw before the next; a
// message channel has no shortest delay, as timers have.

// What the program would like next, as it says after every frame and slice.
const wishFrame = 1;
const wishTrain = 2;

// At full speed the eye needs no more than 30 pictures a second; what is asked for a
// little before a frame comes with it. Where a picture takes long, it is drawn in
// software and by the processors that train: then drawing may have a third of the time.
const leastPause = 25; // ms
const mostPause = 250; // ms
const quick = 20; // ms
const pauseAfter = (took) => (took < quick ? leastPause : Math.min(mostPause, 3 * took));

// In a tab that nobody sees, training goes on at a modest pace: this often, for
// this many slices.
const hiddenEvery = 1000; // ms
const hiddenSlices = 10;

// A frame that has not come for this long will not: the tab is hidden, or a frame
// scrolled out of view.
const lostAfter = 3000; // ms

let train = () => 0; // trains for one slice
let update = () => 0; // does what a frame does, but for the drawing

/** @type {FrameRequestCallback | null} Ebitengine's, which waits for its next frame */
let callback = null;
let isWanted = true; // the next frame
let isUrgent = false; // somebody has just changed something, and looks for it
let isRequested = false; // of the browser
let requestedAt = 0;
let drawnAt = 0;
let took = 0; // ms until the last picture was drawn
/** @type {WebGL2RenderingContext | null} */
let graphics = null; // that Ebitengine draws with
/** @type {WebGLSync | null} */
let drawing = null; // the picture that is being drawn
let isAtFullSpeed = false;

const nextFrame = requestAnimationFrame.bind(globalThis);

function watchDrawing() {
  drawing = graphics?.fenceSync(graphics.SYNC_GPU_COMMANDS_COMPLETE, 0) ?? null;
  graphics?.flush(); // else nobody promises that it is ever reached
}

// isDrawing reports whether the graphics are still busy with the last picture. A browser
// is ready for the next one long before that.
function isDrawing() {
  const since = performance.now() - drawnAt;
  if (drawing
    && (since > lostAfter || graphics.getSyncParameter(drawing, graphics.SYNC_STATUS) !== graphics.UNSIGNALED)) {
    took = since;
    graphics.deleteSync(drawing);
    drawing = null;
  }
  return drawing !== null;
}

const isPictureDue = () => isUrgent || !isAtFullSpeed
  || !isDrawing() && performance.now() - drawnAt >= pauseAfter(took);

function frame(time) {
  isRequested = false;
  if (!callback) return;
  isWanted = false;
  if (!isPictureDue()) return; // full speed has begun since it was asked for
  const draw = callback;
  callback = null;
  isUrgent = false;
  drawnAt = performance.now(); // else the wish that the program says meanwhile brings another
  draw(time);
  drawnAt = performance.now();
  if (isAtFullSpeed && !isDrawing()) watchDrawing();
}

// drawWith says what frames are drawn with.
export function drawWith(context) { graphics = context; }

function requestWanted() {
  if (!isWanted || isRequested || !callback) return;
  isRequested = true;
  requestedAt = performance.now();
  nextFrame(frame);
}

// requestFrame is what Ebitengine has for requestAnimationFrame.
export function requestFrame(draw) {
  callback = draw;
  requestWanted();
}

function wantFrame() {
  isWanted = true;
  requestWanted();
}

const isUnseen = () => document.hidden || isRequested && performance.now() - requestedAt > lostAfter;

const task = new MessageChannel();
let isPosted = false;
let timer = 0;
let left = 0; // slices until a hidden tab rests again

function post() {
  if (isPosted) return;
  isPosted = true;
  task.port2.postMessage(null);
}

function postHidden() {
  if (left-- > 0) {
    post();
  } else if (!timer) {
    timer = setTimeout(() => { timer = 0; left = hiddenSlices; post(); }, hiddenEvery);
  }
}

/** follow does what the program would like next. */
export function follow(wish) {
  const hasEnded = isAtFullSpeed && wish === wishFrame;
  isAtFullSpeed = wish === (wishFrame | wishTrain);
  if (hasEnded && !isUrgent) {
    post(); // a script that hears of it may begin its next step first
    return;
  }
  if (wish & wishFrame && isPictureDue()) wantFrame();
  if (isUnseen()) {
    if (wish) postHidden();
  } else if (wish & wishTrain) {
    post();
  }
}

task.port1.onmessage = () => {
  isPosted = false;
  // Without frames nobody else looks at losses, or counts an epoch a frame.
  if (isUnseen()) update();
  follow(train());
};

/** wake does what the program would like after a call, without delay: somebody waits. */
export function wake(wish) {
  if (wish & wishFrame) {
    isUrgent = true;
    wantFrame();
  }
  if (wish & wishTrain) post();
}

// attachLoop takes the program's functions when it starts.
export function attachLoop(programTrain, programUpdate) {
  train = programTrain;
  update = programUpdate;
}
