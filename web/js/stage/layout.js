// Where things stand on the canvas, as the program last reported it.

import { listen } from "../bridge/host.js";

let current = null;

// layout is null until the first picture is laid out.
export const layout = () => current;

// followLayout must listen before everybody who asks for the layout.
export function followLayout() {
  listen("layout", (news) => { current = news; });
}
