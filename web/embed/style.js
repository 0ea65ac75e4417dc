// The look of the element until its frame is there. A page around may set the height and
// the border by CSS: neural-play { height: 50vh }.

export const style = `
:host {
  display: block; position: relative; height: var(--neural-play-height, 420px); overflow: hidden;
  border-radius: 6px; background: Canvas; color: CanvasText;
}
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; visibility: hidden; }
.poster {
  display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 16px; height: 100%;
  box-sizing: border-box; padding: 16px; border: 1px solid color-mix(in srgb, CanvasText 18%, Canvas);
  border-radius: 6px; font: 14px/20px system-ui, sans-serif; text-align: center;
}
svg { width: min(60%, 280px); flex: 0 1 auto; min-height: 0; color: color-mix(in srgb, CanvasText 45%, Canvas); }
path { fill: none; stroke: currentColor; opacity: 0.6; }
rect { fill: Canvas; stroke: currentColor; rx: 2px; }
a { color: LinkText; padding: 12px; }
:host([data-shown]) .poster { display: none; }
:host([data-shown]) iframe { visibility: visible; }
`;
