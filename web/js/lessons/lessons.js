// @ts-check
// A lesson: text with steps that drive the playground beside it. Everything that a
// lesson says and does is in its page; this is what makes the page act.

import { onSystemTheme, applyTheme } from "../dom/themename.js";
import { mountCode } from "./code.js";
import { mountPlayer } from "./player.js";
import { doneIn, startOver } from "./progress.js";
import { mountSteps } from "./steps.js";
import { word } from "./words.js";

function mountStartOver() {
  const button = document.getElementById("start-over");
  button?.addEventListener("click", () => {
    startOver();
    location.hash = "";
    location.reload();
  });
}

function mountStage() {
  const said = document.getElementById("stage-said");
  mountPlayer({
    late: (isFile) => { said.textContent = word(isFile ? "lateFile" : "late"); },
    back: () => { said.textContent = ""; },
  });
}

// The list of lessons shows what is done of each.
for (const place of document.querySelectorAll(".lesson-done")) {
  const { lesson, steps } = /** @type {HTMLElement} */ (place).dataset;
  const done = doneIn(lesson);
  if (done > 0) place.textContent = `· ${word("stepsDone", { done: String(done), of: steps })}`;
}

onSystemTheme(applyTheme);
if (document.querySelector("neural-play")) {
  mountStage();
  mountSteps();
  mountCode();
  mountStartOver();
}
