"use strict";
// A number field for a value that training changes all the time. What a person
// is typing stays; what is only focused follows the value, selected, so that
// the next key replaces it.
{
  const page = window.neuralplayPage;

  // valueField calls onInput with each number that is typed. It is {input,
  // show(value)}; on adds listeners of the caller's.
  page.valueField = (attributes, onInput, on = {}) => {
    let typing = false;
    let latest = null;
    const input = page.element("input", {
      type: "number", step: "0.1", class: "figures", ...attributes,
      on: {
        input() { typing = true; if (Number.isFinite(input.valueAsNumber)) onInput(input.valueAsNumber); },
        change() { typing = false; },
        blur() { typing = false; show(latest); },
        ...on,
      },
    });
    function show(value) {
      latest = value;
      input.title = value === null || value === undefined ? "" : String(value); // all digits
      const text = page.numbers.field(value);
      if (typing || input.value === text) return;
      input.value = text;
      if (document.activeElement === input) input.select();
    }
    return { input, show };
  };
}
