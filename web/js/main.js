// The page is put together here, and only here. The order matters where two
// listen for the same: what others ask for first, then what shows it.

import { focusLanguage, mountLanguages } from "./bar/language.js";
import { mountRunTo } from "./bar/runto.js";
import { mountShare } from "./bar/share.js";
import { mountShortcuts } from "./bar/shortcuts.js";
import { mountTransport } from "./bar/transport.js";
import { neuralplay, publish } from "./bridge/api.js";
import { beginDownload, boot } from "./bridge/boot.js";
import { mountCanvas } from "./bridge/canvas.js";
import { surviveContextLoss } from "./bridge/context.js";
import { answerEmbedder, hearEmbedder } from "./bridge/embedder.js";
import { lessonAsked, openLesson } from "./bridge/lessons.js";
import { mountScreen } from "./bridge/screen.js";
import { keepSource } from "./bridge/single.js";
import { mountControls } from "./controls/controls.js";
import { mountFollow } from "./controls/follow.js";
import { mountHint } from "./controls/hint.js";
import { mountCheck } from "./dialogs/check.js";
import { mountDrop } from "./dialogs/drop.js";
import { mountEmbed } from "./dialogs/embed.js";
import { mountHelp } from "./dialogs/help.js";
import { mountModel } from "./dialogs/model.js";
import { mountOwnData } from "./dialogs/owndata.js";
import { mountCopy } from "./dom/copy.js";
import { fillTexts } from "./dom/filltexts.js";
import { watchFocus } from "./dom/focus.js";
import { mountTheme } from "./dom/theme.js";
import { mountColumns } from "./panels/columns.js";
import { mountEvaluation } from "./panels/evaluation.js";
import { mountFolds } from "./panels/folds.js";
import { mountInspector } from "./panels/inspector.js";
import { mountSamples } from "./panels/samples.js";
import { mountStatistics } from "./panels/statistics.js";
import { mountTools } from "./panels/tools.js";
import { mountActivations } from "./stage/activations.js";
import { mountChartCursor } from "./stage/chartcursor.js";
import { mountFindingMarks } from "./stage/findings.js";
import { mountStageHead } from "./stage/head.js";
import { mountHeight } from "./stage/height.js";
import { followLayout } from "./stage/layout.js";
import { mountOverlay } from "./stage/overlay.js";
import { mountPopover } from "./stage/popover.js";
import { mountSummary } from "./stage/summary.js";
import { mountTooltip } from "./stage/tooltip.js";
import { mountTour, openTour } from "./stage/tour.js";
import { mountTree } from "./stage/tree.js";
import { mountAddress } from "./state/address.js";
import { bakedNotice, mountBaked } from "./state/baked.js";
import { followConfig } from "./state/config.js";
import { restoreDigits } from "./state/digits.js";
import { followFindings } from "./state/findings.js";
import { followLanguage, wantedHere } from "./state/language.js";
import { followLook } from "./state/look.js";
import { hideNotice, mountNotices, showNotice } from "./state/notices.js";
import { mountOffline } from "./state/offline.js";
import { storageKey } from "./state/own.js";
import { followSpace } from "./state/space.js";
import { loadTexts, locale, t } from "./text/text.js";

// What is here again after the graphics were lost or a new version came, and what is
// not. After a change of language nothing is missing, so nothing is said.
function showRestored(kept, why) {
  hideNotice(bakedNotice);
  if (kept !== "link") hideNotice("link"); // it may have been about data that are here again
  if (why === "language") {
    focusLanguage();
    if (kept !== "link") return;
  }
  const isUpdate = why === "update";
  if (kept === "run") {
    const { epoch } = neuralplay.state();
    showNotice({ id: "restored", text: isUpdate ? t("notice.updated", { epoch }) : t("notice.restored", { epoch }) });
    return;
  }
  const settings = isUpdate ? t("notice.updatedLink") : t("notice.restoredLink");
  const setup = isUpdate ? t("notice.updatedSetup") : t("notice.restoredSetup");
  showNotice({ id: "restored", tone: "warning", text: kept === "setup" ? setup : settings });
}

function followProgram() {
  followConfig();
  followLook();
  followSpace();
  followLayout();
  followFindings();
}

function mountPage() {
  fillTexts(document);
  mountCopy();
  mountNotices();
  mountControls();
  mountFollow();
  mountTransport();
  mountFolds();
  mountColumns();
  mountRunTo();
  mountSamples();
  mountOwnData();
  mountCheck();
  mountModel();
  mountDrop();
  mountEmbed();
  mountHelp(openTour);
  mountHint();
  mountShare();
  mountLanguages();
  mountStageHead();
  mountTools();
  mountOverlay();
  mountTree();
  mountChartCursor();
  mountSummary();
  mountActivations();
  mountFindingMarks();
  mountTooltip();
  mountPopover();
  mountTour();
  mountEvaluation();
  mountInspector();
  mountStatistics();
}

function dressDocument() {
  document.documentElement.lang = locale();
  document.documentElement.dir = t("page.direction");
  document.title = t("page.title");
}

async function main() {
  delete document.documentElement.dataset.lesson;
  keepSource();
  beginDownload();
  publish();
  hearEmbedder();
  watchFocus();
  mountTheme();
  await loadTexts(wantedHere());
  dressDocument();
  restoreDigits();
  followProgram();
  mountPage();
  mountScreen();
  mountHeight();
  mountShortcuts();
  await mountAddress();
  mountBaked();
  followLanguage();
  mountCanvas();
  surviveContextLoss(showRestored, storageKey);
  answerEmbedder();
  mountOffline(storageKey);
  boot();
}

if (lessonAsked()) openLesson().catch(main);
else main();
