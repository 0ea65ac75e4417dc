// What the badges on the tiles say, for those who do not see them.

import { listen } from "../bridge/host.js";
import { brief, findings, fits } from "../state/findings.js";
import { unitName } from "../state/names.js";
import { t } from "../text/text.js";
import { layout } from "./layout.js";
import { over, place, pool } from "./place.js";

const marks = pool(() => ({ node: over("unit-finding", { role: "img" }) }));

function show() {
  const layers = layout()?.layers ?? [];
  const list = findings().filter(fits).flatMap(({ kind, layer, units }) => units.map((unit) => ({ kind, layer, unit })))
    .filter(({ layer, unit }) => layers[layer]?.units[unit]?.hidden === false);
  marks(list.length).forEach(({ node }, i) => {
    const { kind, layer, unit } = list[i];
    const { x, y, w, h } = layers[layer].units[unit].rect;
    node.setAttribute("aria-label", t("findings.of", { unit: unitName(layer, unit), finding: brief(kind) }));
    place(node, x, y, w, h);
  });
}

export function mountFindingMarks() {
  for (const event of ["findings", "layout", "config"]) listen(event, show);
}
