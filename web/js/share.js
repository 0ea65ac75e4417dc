"use strict";
// Copying the link, and switching the theme.
{
  const page = window.neuralplayPage;
  const { element, words, icon } = page;

  function prepare(id, iconName, label, act) {
    const button = document.getElementById(id);
    button.append(icon(iconName));
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
  }

  const address = (link) => `${location.href.split("#")[0]}#${link.replace(/^#/, "")}`;

  async function share() {
    const text = address(await window.neuralplay.link());
    try {
      await navigator.clipboard.writeText(text);
      page.banner.show({ id: "share", text: words.copied, seconds: 4 });
    } catch {
      // No clipboard on file://, on plain http and in most frames.
      const field = element("input", { type: "text", class: "link-field", readonly: true, "aria-label": words.copyByHand });
      field.value = text;
      page.banner.show({ id: "share", text: words.copyByHand, extra: field });
      field.select();
    }
  }

  prepare("share", "share", words.share, () => page.attempt(share));
  prepare("theme", "theme", words.theme, () => page.theme.toggle());
}
