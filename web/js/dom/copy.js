// Numbers on the page have a real minus, and ∞. Copied, they are as programs
// read them: "-" and "Infinity".

const asRead = (text) => text.replace(/−(?=[\d.∞])/g, "-").replace(/∞/g, "Infinity");

export function mountCopy() {
  document.addEventListener("copy", (event) => {
    if (event.target instanceof Element && event.target.closest("input, textarea")) return;
    const text = String(document.getSelection());
    if (asRead(text) === text) return; // the browser's own copy keeps more than the text
    event.clipboardData.setData("text/plain", asRead(text));
    event.preventDefault();
  });
}
