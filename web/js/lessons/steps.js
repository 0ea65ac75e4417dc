// @ts-check
// The steps of a lesson. Each is a section whose attributes say where it starts (see
// actions.js); its buttons go on from there. So a step is entered before the first of
// its buttons acts, whatever was done before.

import { act, acts, inTurn, trains } from "./actions.js";
import { call } from "./player.js";
import { finish, isDone } from "./progress.js";
import { mountQuestion } from "./questions.js";
import { figure, word } from "./words.js";

const steps = [...document.querySelectorAll(".lesson-text > section")];
let current = null;

function showDone() {
  const links = [...document.querySelectorAll(".steps a")];
  for (const [i, step] of steps.entries()) {
    const done = isDone(step.id);
    step.toggleAttribute("data-done", done);
    links[i].toggleAttribute("data-done", done);
    links[i].querySelector(".unseen").textContent = done ? word("stepDone") : "";
  }
  const count = steps.filter((step) => isDone(step.id)).length;
  document.getElementById("steps-count").textContent =
    word("stepsDone", { done: String(count), of: String(steps.length) });
}

async function enter(step) {
  if (current === step) return;
  current = null; // until it is there
  for (const link of document.querySelectorAll(".steps a")) {
    if (link.getAttribute("href") === `#${step.id}`) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  if (acts(step)) await act(step);
  current = step;
}

// A question that loads a state of its own leaves that of its step.
async function prepare(step, form) {
  if ("load" in form.dataset) current = null;
  else await enter(step);
}

// report says where the network has come, for whoever does not see the picture.
async function report(said) {
  const { epoch, trainLoss } = await call("state");
  said.textContent = word("came", { epoch: figure(epoch), loss: figure(trainLoss) });
}

async function press(button, step, said) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  said.textContent = "";
  try {
    await inTurn(async () => {
      await enter(step);
      await act(button);
      if (trains(button)) await report(said);
    });
    button.setAttribute("data-pressed", "");
    leaveBehind(step);
  } catch (error) {
    said.textContent = word("failed", { why: error.message });
  }
  button.removeAttribute("aria-busy");
}

// A step is done when everything in it has been tried.
function leaveBehind(step) {
  const left = step.querySelector(".show:not([data-pressed]), form.question:not([data-verdict])");
  if (left) return;
  finish(step.id);
  showDone();
}

function mountButtons(step) {
  for (const button of step.querySelectorAll("button.show")) {
    const said = document.createElement("span");
    said.className = "said";
    said.setAttribute("role", "status");
    button.after(said);
    button.type = "button";
    button.disabled = false;
    button.addEventListener("click", () => press(button, step, said));
  }
}

function mountNext(step, next) {
  if (!next) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button next";
  button.textContent = word("next");
  button.addEventListener("click", () => {
    finish(step.id);
    showDone();
    inTurn(() => enter(next)).catch(() => {}); // its own buttons say what fails
    const heading = next.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    next.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  });
  step.append(button);
}

export function mountSteps() {
  for (const [i, step] of steps.entries()) {
    mountButtons(step);
    for (const form of step.querySelectorAll("form.question")) {
      mountQuestion(form, { prepare: () => prepare(step, form), answered: () => leaveBehind(step) });
    }
    mountNext(step, steps[i + 1]);
  }
  showDone();
}
