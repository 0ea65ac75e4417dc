// @ts-check
// Questions that the live network answers. A form with data-read asks for a number,
// right within data-within; one with a list asks to choose. Of a list, the items'
// data-when say which is right, or their data-read: the largest.
//
// The learner commits first: what the form's attributes do (see actions.js) is done
// after the answer is given.

import { act, inTurn } from "./actions.js";
import { answerTo, keepAnswer } from "./progress.js";
import { best, holds, read } from "./reads.js";
import { figure, word } from "./words.js";

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const parsed = (text) => Number(text.trim().replace("−", "-").replace(/^(-?\d*),(\d+)$/, "$1.$2"));

/** A number to type. */
function typed(form) {
  const input = make("input", { type: "text", inputMode: "decimal", className: "question-number" });
  input.autocomplete = "off";
  input.setAttribute("aria-labelledby", form.firstElementChild.id);
  const within = Number(form.dataset.within);
  return {
    field: input,
    given: () => (input.value.trim() === "" || Number.isNaN(parsed(input.value)) ? null : parsed(input.value)),
    restore: (given) => { input.value = String(given); },
    missing: () => word("typeNumber"),
    async judge(given) {
      const was = await read(form.dataset.read);
      return { given, was, right: Math.abs(given - was) <= within };
    },
    said: ({ given, was, right }, isLast) => {
      if (right) return word("right.number", { was: figure(was) });
      if (!isLast) return word(given > was ? "again.high" : "again.low");
      return word("wrong.number", { was: figure(was), given: figure(given) });
    },
  };
}

/** A list to choose from. */
function chosen(form) {
  const items = [...form.querySelectorAll("li")];
  const texts = items.map((item) => item.textContent.trim());
  const radios = items.map((item, i) => {
    const radio = make("input", { type: "radio", name: form.dataset.name, value: String(i) });
    item.replaceChildren(make("label", {}, radio, make("span", {}, ...item.childNodes)));
    return radio;
  });
  async function rightPlace() {
    if (items[0].dataset.read) return best(items.map((item) => item.dataset.read));
    for (const [i, item] of items.entries()) if (await holds(item.dataset.when)) return i;
    return -1;
  }
  const list = form.querySelector("ul");
  list.setAttribute("role", "radiogroup");
  list.setAttribute("aria-labelledby", form.firstElementChild.id);
  for (const item of items) item.setAttribute("role", "presentation");
  return {
    field: null,
    given: () => { const at = radios.findIndex((r) => r.checked); return at < 0 ? null : at; },
    restore: (given) => { if (radios[given]) radios[given].checked = true; },
    missing: () => word("choose"),
    async judge(given) {
      const was = await rightPlace();
      return { given, was, right: given === was };
    },
    said({ was, right }, isLast) {
      if (right) return word("right.choice");
      return isLast ? word("wrong.choice", { was: texts[was] ?? "?" }) : word("again.choice");
    },
  };
}

/**
 * mountQuestion makes a form answerable. Before an answer is judged, prepare puts the
 * playground where the question starts; answered is called when it has been answered.
 */
export function mountQuestion(form, { prepare, answered }) {
  const { name, tries = "1" } = form.dataset;
  form.firstElementChild.id = `question-${name}`;
  const kind = "read" in form.dataset ? typed(form) : chosen(form);
  const button = make("button", { type: "submit", className: "button check" }, word("check"));
  const verdict = make("p", { className: "verdict" });
  verdict.setAttribute("role", "status");
  const [hint, because] = [".hint", ".because"].map((part) => form.querySelector(part));
  const show = (node, isShown) => { if (node) node.hidden = !isShown; };
  show(hint, false);
  show(because, false);
  (hint ?? because ?? verdict).before?.(make("p", { className: "question-answer" },
    ...(kind.field ? [kind.field] : []), button));
  form.querySelector(".question-answer").after(verdict);

  let failed = 0;
  function tell(answer) {
    const isLast = answer.right || failed >= Number(tries);
    verdict.textContent = kind.said(answer, isLast);
    form.dataset.verdict = answer.right ? "right" : "wrong";
    show(hint, !isLast);
    show(because, isLast);
    return isLast;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = kind.given();
    if (given === null) {
      verdict.textContent = kind.missing();
      return;
    }
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    verdict.textContent = word("asking");
    try {
      const answer = await inTurn(async () => {
        await prepare();
        await act(form);
        return kind.judge(given);
      });
      if (!answer.right) failed++;
      if (tell(answer)) {
        keepAnswer(name, answer);
        answered();
      }
    } catch (error) {
      verdict.textContent = word("failed", { why: error.message });
    }
    button.removeAttribute("aria-busy");
  });

  const before = answerTo(name);
  if (before) {
    failed = Number(tries);
    kind.restore(before.given);
    tell(before);
  }
}
