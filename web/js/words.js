"use strict";
// Every sentence and label of the page that does not come from the table of
// settings is here.
window.neuralplayPage.words = {
  play: "Play", pause: "Pause", step: "Step", reset: "Reset",
  playHelp: "Train, or stop training (Space)",
  stepHelp: "Train one epoch; in slow motion, one batch (→)",
  resetHelp: "Back to the same initial weights (R)",
  share: "Copy the link to this state", theme: "Switch between light and dark",
  help: "Help", left: "Show or hide the data", right: "Show or hide the settings",
  openSheet: "Data, network and training", closeSheet: "Close",
  copied: "The link to this state is copied.",
  copyByHand: "This page may not use the clipboard. Copy the link from here:",
  regenerate: "Regenerate data", regenerateHelp: "Draw new points of the same kind, with a new seed.",
  newWeights: "New initial weights", newWeightsHelp: "Draw other initial weights for the same network.",

  readouts: {
    epoch: ["Epoch", "How many times training has gone through all training points."],
    trainLoss: ["Train loss", "Mean of ½(output − target)² over the training points."],
    testLoss: ["Test loss", "Mean of ½(output − target)² over the test points."],
    accuracy: ["Accuracy", "Share of the test points on the right side of the boundary."],
    rate: ["Samples/s", "Samples trained in a second."],
  },
  folds: {
    data: "Data", inputs: "Inputs", augmentation: "Augmentation", network: "Network", initial: "Initial weights",
    training: "Training", regularization: "Regularization", view: "View", inspector: "Inspector",
  },
  full: "All points",
  tabs: { data: "Data", network: "Network", training: "Training", inspector: "Inspect" },
  // Shorter names for choices that stand side by side; the full ones are
  // their titles.
  short: {
    speed: { slow: "Slow", epoch: "Epoch", fast: "Fast" },
    dataset: { xor: "XOR", gauss: "Gauss" },
    regDataset: { "reg-gauss": "Gauss" },
    partialBatch: { carry: "Carry over", step: "Update" },
    lossScale: { log: "Log" },
  },
  placeholders: { weightSeed: "automatic" },

  hiddenLayers: "Hidden layers",
  addLayer: "Add a hidden layer", removeLayer: "Remove the last hidden layer",
  layerUnits: (layer) => `Layer ${layer}`,
  unitsOf: (layer) => `Units in hidden layer ${layer}`,
  moreUnits: (layer) => `One unit more in hidden layer ${layer}`,
  fewerUnits: (layer) => `One unit fewer in hidden layer ${layer}`,
  unitCount: (n) => (n === 1 ? "1 unit" : `${n} units`),
  gathered: (n) => (n === 1 ? "1 more unit, too small to show" : `${n} more units, too small to show`),

  inputs: "Inputs", output: "Output",
  hiddenUnit: (layer, unit) => `Layer ${layer}, unit ${unit}`,
  legend: {
    train: "Train", test: "Test", loss: "Loss", epoch: "epoch",
    trainPoints: "Training points are filled", testPoints: "Test points are hollow",
    scale: "Colours go from −1 (orange) over 0 to +1 (blue)",
    trainLine: "Training loss: solid line", testLine: "Test loss: dashed line",
  },
  motion: {
    forward: ["Forward pass", "Values flow from the inputs to the output."],
    backward: ["Backward pass", "Errors flow from the output back to the inputs."],
    update: ["Update", "Every weight moves a little against its gradient."],
  },
  weightFrom: (from, to) => `Weight ${from} → ${to}`,
  biasOf: (unit) => `Bias of ${unit}`,
  weightName: "Weight", biasName: "Bias",
  clickToEdit: "Click to type, drag to change",
  dragToEdit: "Value",
  close: "Close",

  inspector: {
    layer: "Layer", unit: "Unit", hidden: (n) => `Layer ${n}`, output: "Output", inputLayer: "Inputs",
    weights: "Incoming weights", bias: "Bias", pin: "Show its picture large",
    noWeights: "An input has no weights. Its picture shows its value over the plane.",
    predict: "Predict", predictHelp: "The output at this point of the plane.", outputAt: "Output",
    waiting: "The weights show here as soon as the program runs.",
    unitHelp: "The unit whose weights and bias are listed here.",
    layerHelp: "The layer the unit belongs to.",
  },

  progress: "Loading the program", starting: "Starting the program",
  bytes: (got, all) => (all ? `${got} of ${all} MB` : `${got} MB`),

  warning: ({ key, got, want }) => `${key} is ${got === "" ? "empty" : `“${got}”`}: it takes ${want}.`,
  unknownKey: ({ key, want }) => (want.startsWith("the key") ? `${key} is not a key; perhaps ${want} was meant.` : `${key} is not a key of this page.`),
  moreWarnings: (n) => `${n} more values were not understood.`,
  linkTitle: "Not everything in the link was understood. Defaults stand in for it.",
  dismiss: "Dismiss",
  diverged: "Training diverged: the loss grew beyond all bounds. A smaller learning rate helps.",
  divergedReset: "Reset", divergedSlow: (rate) => `Reset with learning rate ${rate}`,
  restored: (epoch) => `The graphics were lost and the page was loaded again. Training went on at epoch ${epoch}.`,
  notRestored: "The graphics were lost and the page was loaded again. The weights could not be kept; the settings are the same.",

  retry: "Try again",
  failures: {
    webassembly: ["This browser has no WebAssembly", "NeuralPlay is a program that runs in the page, and this browser cannot run it.", "Open the page in a current Chrome, Edge, Firefox or Safari. If it is current, a setting or an extension may have switched WebAssembly off."],
    webgl: ["WebGL 2 is missing", "NeuralPlay draws with WebGL 2, and this browser does not offer it here.", "Switch on hardware acceleration in the browser's settings, update the graphics driver, or open the page in another browser."],
    http: ["The program could not be loaded", "The server answered without the program.", "Try again. If it stays so, the site is not complete: the file neuralplay.wasm must lie beside this page."],
    network: ["The download was interrupted", "The program did not arrive completely.", "Check the connection and try again."],
    damaged: ["The program could not be started", "What arrived is not the program, or only a part of it.", "Try again; if it stays so, empty the browser's cache for this site."],
    file: ["This page needs a server", "Opened as a file, the page may not read the program beside it.", "Use the single file neuralplay.html, or serve the folder: make run."],
    exit: ["The program stopped", "It ended unexpectedly.", "Load the page again: the settings are kept in the link."],
  },

  helpTitle: "Help",
  helpIntro: "NeuralPlay trains a small neural network in this tab. Press play, watch the boundary move, and change anything while it learns.",
  helpKeys: "Keys",
  keys: [
    ["Space", "Play or pause"], ["→", "Step"], ["R", "Reset: the same initial weights again"],
    ["Tab", "To the next control"], ["↑ ↓", "Change the number or choice in a control"], ["Esc", "Close what floats; let go of what is pinned"],
  ],
  helpStage: "On the stage",
  stageHelp: [
    ["Unit", "Point at it: its picture takes the large view. Click: it stays there."],
    ["Connection", "Blue is a positive weight, orange a negative one; the width is its size. Click to type a value, drag up or down to change it."],
    ["Bias", "The small mark at the lower left of a unit. Click or drag, as with a weight."],
    ["Boundary", "The output over the plane; the line is where it is 0. Training points are filled, test points hollow."],
    ["Losses", "The solid line is the training loss, the dashed line the test loss."],
    ["By keyboard", "The inspector lists every weight and bias as a field."],
  ],
  helpSettings: "Settings",
};
