// @ts-check
// What the learner has done, kept in the browser: the steps and the answers. Both
// languages of a lesson share it.

const keyOf = (lesson) => `neuralplay-lesson-${lesson}`;
const key = keyOf(document.documentElement.dataset.lesson);
const empty = () => ({ done: [], answers: {} });

// Where a file is loaded again at once, the browser may have lost what localStorage was
// given last; the tab's own storage has it.
const isFile = location.protocol === "file:";
const latest = (from) => (isFile ? sessionStorage.getItem(from) : null) ?? localStorage.getItem(from) ?? "";

// Storage is refused in some private windows, and others may have written to it.
function stored(from = key) {
  try {
    const { done, answers } = JSON.parse(latest(from));
    if (Array.isArray(done) && answers && typeof answers === "object") return { done, answers };
  } catch { /* as if there were none */ }
  return empty();
}

let progress = stored();

function keep() {
  const text = JSON.stringify(progress);
  try {
    localStorage.setItem(key, text);
    if (isFile) sessionStorage.setItem(key, text);
  } catch { /* lasts as long as the page */ }
}

/** doneIn returns how many steps of a lesson are done. */
export const doneIn = (lesson) => stored(keyOf(lesson)).done.length;

export const isDone = (step) => progress.done.includes(step);
export const answerTo = (question) => progress.answers[question];

export function finish(step) {
  if (isDone(step)) return;
  progress.done.push(step);
  keep();
}

export function keepAnswer(question, answer) {
  progress.answers[question] = answer;
  keep();
}

export function startOver() {
  progress = empty();
  keep();
}
