// Arrows choose among radio buttons as they go. One that opens a dialog must not do so
// in passing: the arrows come to it, Enter or Space chooses it, and Escape, or going
// elsewhere, takes back to what was chosen.

// waitForEnter returns {waits, end}: waits reports whether the button that is checked
// now was only come to, and end forgets it. note says what to press.
export function waitForEnter(group, note, choose, takeBack) {
  let byArrow = false;
  let waiting = null; // the radio button

  function end() {
    waiting?.removeAttribute("data-waits");
    waiting = null;
    note.hidden = true;
  }
  function decide(act) {
    end();
    act();
  }

  group.addEventListener("keydown", (event) => {
    byArrow = event.key.startsWith("Arrow");
    if (!waiting) return;
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); decide(choose); }
    if (event.key === "Escape") {
      event.preventDefault();
      decide(takeBack);
      group.querySelector("input:checked")?.focus();
    }
  });
  group.addEventListener("pointerdown", () => { byArrow = false; }, true);
  group.addEventListener("click", ({ target }) => { if (waiting && !byArrow && target === waiting) decide(choose); });
  group.addEventListener("focusout", ({ relatedTarget }) => {
    if (waiting && relatedTarget !== waiting && !group.contains(relatedTarget)) decide(takeBack);
  });

  return {
    end,
    waits() {
      if (!byArrow) return false;
      waiting = group.querySelector("input:checked");
      waiting.setAttribute("data-waits", "");
      note.hidden = false;
      return true;
    },
  };
}
