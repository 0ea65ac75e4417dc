"use strict";
// Every sentence and label of the page that does not come from the table of
// settings is here.
window.neuralplayPage.words = {
  play: "Play", pause: "Pause", step: "Step", reset: "Reset",
  playHelp: "Train, or stop training (Space)",
  stepHelp: "Train one epoch; in slow motion, one batch (→)",
  resetHelp: "Back to the same initial weights (R)",
  share: "Copy the link to these settings", theme: "Switch between light and dark",
  help: "Help", left: "Show or hide the data", right: "Show or hide the settings",
  openSheet: "Data, network and training", closeSheet: "Close",
  copied: "The link is copied: the settings and seeds, not the trained weights.",
  copyByHand: "This page may not use the clipboard. Copy the link from here:",
  regenerate: "Regenerate data", regenerateHelp: "Draw new points of the same kind, with a new seed.",
  newWeights: "New initial weights", newWeightsHelp: "Draw other initial weights for the same network.",

  readouts: {
    epoch: ["Epoch", "How many times training has gone through all training points."],
    trainLoss: ["Train loss", "The mean loss of the training points."],
    testLoss: ["Test loss", "The mean loss of the test points."],
    accuracy: ["Accuracy", (points) => `Share of the ${points} points that are answered right.`],
    rate: ["Samples/s", "Samples trained in a second."],
  },
  folds: {
    data: "Data", slice: "Slice", samples: "Samples", inputs: "Inputs", augmentation: "Augmentation", network: "Network", initial: "Initial weights",
    training: "Training", regularization: "Regularization", view: "View", evaluation: "Evaluation", inspector: "Inspector",
  },
  full: "All points",
  asAll: "As for all",
  activationOf: (layer) => `Activation of layer ${layer}`,
  evaluation: {
    confusion: (points) => `${points[0].toUpperCase()}${points.slice(1)} points by class`,
    two: ["Negative", "Positive"], answered: (name) => `as ${name}`,
    shares: ["accuracy", "trainAccuracy", "precision", "recall", "f1"],
    // points is "test" or "training", positive the name of that class.
    figures: {
      accuracy: ["Accuracy", (points) => `The share of ${points} points that are answered right.`],
      trainAccuracy: ["Accuracy in training", () => "The same share of the training points."],
      precision: ["Precision", (points, positive) => `Of the ${points} points answered as ${positive} (blue), the share that are.`],
      recall: ["Recall", (points, positive) => `Of the ${points} points that are ${positive}, the share that are answered so.`],
      f1: ["F1", () => "The harmonic mean of precision and recall."],
      rocAUC: ["ROC AUC", (points, positive) => `How often a ${points} point that is ${positive} has a higher output than one that is not.`],
      r2: ["R²", () => "The share of the targets' variance that the outputs explain; 1 is perfect."],
      meanAbsoluteError: ["Mean absolute error", () => "How far outputs are from their targets, on average."],
      penalty: ["Penalty", () => "What regularization adds to the loss that training makes small; the losses above are without it."],
    },
    // The same for three classes and more.
    macro: {
      precision: ["Precision, macro", (points) => `Of the ${points} points answered as a class, the share that belong to it: the mean over all classes.`],
      recall: ["Recall, macro", (points) => `Of the ${points} points of a class, the share that are answered so: the mean over all classes.`],
      f1: ["F1, macro", () => "The harmonic mean of precision and recall of a class: the mean over all classes."],
      rocAUC: ["ROC AUC, macro", (points) => `How often a ${points} point of a class has a higher output for it than one of another: the mean over all classes.`],
    },
  },
  points: { test: "test", train: "training" },
  positive: "positive", negative: "negative",
  classNumber: (name) => `Class ${name}`,
  tabs: { data: "Data", network: "Network", training: "Training", inspector: "Inspect" },
  // Shorter names for choices that stand side by side; the full ones are
  // their titles.
  short: {
    speed: { slow: "Slow", epoch: "Epoch", fast: "Fast" },
    groups: { "Two classes": "Two", "Several classes": "Several", "Truth tables": "Tables" },
    dataset: {
      xor: "XOR", gauss: "Gauss", checkerboard: "Checker", spiral3: "Spiral", blobs: "Blobs", rings: "Rings",
      "table-and": "AND", "table-or": "OR", "table-nand": "NAND", "table-xor": "XOR",
      "table-parity": "Parity", "table-neuron": "Neuron", "table-hidden-layer": "Hidden", own: "Own",
    },
    regDataset: { "reg-gauss": "Gauss", own: "Own" },
    partialBatch: { carry: "Carry over", step: "Update" },
    lossScale: { log: "Log" },
  },
  // What single values of a ladder are called instead of their number.
  values: { clip: { 0: "Off" }, earlyStop: { 0: "Off" } },
  dataGroups: "Kinds of data sets",
  presetChanged: "Something of it has been changed since.",
  placeholders: { weightSeed: "automatic" },
  noRate: "At rate 0 it has no effect.",

  hiddenLayers: "Hidden layers",
  addLayer: "Add a hidden layer", removeLayer: "Remove the last hidden layer",
  layerUnits: (layer) => `Layer ${layer}`,
  unitsOf: (layer) => `Units in hidden layer ${layer}`,
  moreUnits: (layer) => `One unit more in hidden layer ${layer}`,
  fewerUnits: (layer) => `One unit fewer in hidden layer ${layer}`,
  unitNumber: (unit) => `Unit ${unit}`,
  unitLimits: (most) => `1 to ${most} units`,
  gathered: (n) => (n === 1 ? "1 more unit, too small to show" : `${n} more units, too small to show`),

  inputs: "Inputs", output: "Output", outputs: "Outputs",
  hiddenUnit: (layer, unit) => `Layer ${layer}, unit ${unit}`,
  legend: {
    train: "Train", test: "Test", loss: "Loss", epoch: "epoch",
    scale: "Colours go from low (orange) to high (blue)",
    classes: (names) => `Classes: ${names}`,
    severalTrain: "Training points are filled; each class has its colour and shape",
    severalTest: "Test points are hollow; each class has its colour and shape",
    twoTrain: (positive, negative) => `Training points are filled; circles are ${positive}, diamonds ${negative}`,
    twoTest: (positive, negative) => `Test points are hollow; circles are ${positive}, diamonds ${negative}`,
    trainLine: "Training loss: solid line", testLine: "Test loss: dashed line",
  },
  motion: {
    forward: ["Forward pass", "Values flow from the inputs to the output."],
    backward: ["Backward pass", "Errors flow from the output back to the inputs."],
    update: ["Update", "Every weight moves a little against its gradient."],
  },
  batch: (name, at, all) => `${name} · batch ${at} of ${all}`,
  batchesDone: (done, all) => (all === 1 ? "One batch an epoch" : `${done} of ${all} batches done`),
  weightFrom: (from, to) => `Weight ${from} → ${to}`,
  biasOf: (unit) => `Bias of ${unit}`,
  weightName: "Weight", biasName: "Bias",
  clickToEdit: "Click to type, drag to change",
  tapToEdit: "Tap to type, drag to change",
  dragToEdit: "Value",
  close: "Close",

  refused: (label, want, kept) => `${label} takes ${want}; ${kept} stays.`,
  refusedEmpty: (label, kept) => `${label} cannot be empty; ${kept} stays.`,

  inspector: {
    layer: "Layer", unit: "Unit", hidden: (n) => `Layer ${n}`, output: "Output", inputLayer: "Inputs",
    weights: "Incoming weights", bias: "Bias", pin: "Show its picture large",
    noWeights: "An input has no weights. Its picture shows its value over the plane.",
    predict: "Predict", outputAt: "Output",
    predictHelp: "The output at this point of the plane.", predictSample: "The output for these inputs.",
    waiting: "The weights show here as soon as the program runs.",
    unitHelp: "The unit whose weights and bias are listed here.",
    layerHelp: "The layer the unit belongs to.",
  },

  slice: {
    across: "Across", up: "Up", held: "Held at",
    note: (name, value) => `${name} = ${value}`,
  },
  answer: "Answer",
  samples: {
    sets: { train: "Training", test: "Test" }, which: "Which samples are listed",
    table: "Samples with target, output and error", pages: "Pages of samples",
    input: (name) => `Input ${name}`, target: (name) => `Target: ${name}`,
    output: ["Output", "What the network answers"], answer: ["Answer", "The class with the largest output"],
    error: ["Error", "Target minus output"], classError: ["Error", "How much the output of the true class lacks"],
    signs: ["−", "+"], // of two classes that are only negative and positive
    range: (from, to, all) => `${from}–${to} of ${all}`, back: "Samples before", next: "Samples after",
    save: "Save data as CSV", saveHelp: "All samples as a text file, the target last.",
  },
  own: {
    change: "Change data…", changeHelp: "Look at your own data, and change or replace them.", title: "Own data",
    hint: [
      "One sample a line, its target last. A first line of names is optional.",
      "Targets that are words, or a few small whole numbers, are classes; other numbers make a regression.",
    ],
    field: "Data as CSV or JSON", placeholder: "length,width,kind\n5.1,1.4,small\n7.0,4.7,large",
    open: "Open a file…", example: "Fill in an example", use: "Use these data", cancel: "Cancel", drop: "Drop a CSV or JSON file to use its data",
    standardize: "Standardize numbers", standardizeHelp: "Gives each input, and a number to predict, the mean 0 and the standard deviation 1: networks learn badly from numbers of very different sizes. Their names then end in (z).",
    empty: "There are no data yet: paste some, open a file, or fill in the example.",
    unsuited: (what) => `The data that are here do not suit the problem type: ${what}. Paste others, or choose the other problem type.`,
    noJSON: (what) => `This begins like JSON but is none: ${what}`,
    tooLarge: (name) => `${name} is too large: up to 20 MB can be read.`,
    unreadable: (name, what) => `${name} cannot be read: ${what}`,
    // Thirty of R. A. Fisher's irises (1936).
    exampleData: `sepal length,sepal width,petal length,petal width,species
5.1,3.5,1.4,0.2,setosa
4.9,3.0,1.4,0.2,setosa
4.7,3.2,1.3,0.2,setosa
4.6,3.1,1.5,0.2,setosa
5.0,3.6,1.4,0.2,setosa
5.4,3.9,1.7,0.4,setosa
4.6,3.4,1.4,0.3,setosa
5.0,3.4,1.5,0.2,setosa
4.4,2.9,1.4,0.2,setosa
4.9,3.1,1.5,0.1,setosa
7.0,3.2,4.7,1.4,versicolor
6.4,3.2,4.5,1.5,versicolor
6.9,3.1,4.9,1.5,versicolor
5.5,2.3,4.0,1.3,versicolor
6.5,2.8,4.6,1.5,versicolor
5.7,2.8,4.5,1.3,versicolor
6.3,3.3,4.7,1.6,versicolor
4.9,2.4,3.3,1.0,versicolor
6.6,2.9,4.6,1.3,versicolor
5.2,2.7,3.9,1.4,versicolor
6.3,3.3,6.0,2.5,virginica
5.8,2.7,5.1,1.9,virginica
7.1,3.0,5.9,2.1,virginica
6.3,2.9,5.6,1.8,virginica
6.5,3.0,5.8,2.2,virginica
7.6,3.0,6.6,2.1,virginica
4.9,2.5,4.5,1.7,virginica
7.3,2.9,6.3,1.8,virginica
6.7,2.5,5.8,1.8,virginica
7.2,3.6,6.1,2.5,virginica
`,
  },

  progress: "Loading the program", starting: "Starting the program",
  bytes: (got, all) => (all ? `${got} of ${all} MB` : `${got} MB`),

  ownNotHere: "Own data are not part of a link, and a reload forgets them: paste or open them again.",
  warning: ({ key, got, want }) => got === "own" && /dataset$/i.test(key) ? window.neuralplayPage.words.ownNotHere : `${key} is ${got === "" ? "empty" : `“${got}”`}: it takes ${want}.`,
  unknownKey: ({ key, want }) => (want.startsWith("the key") ? `${key} is not a key; perhaps ${want} was meant.` : `${key} is not a key of this page.`),
  moreWarnings: (n) => (n === 1 ? "One more was not understood." : `${n} more were not understood.`),
  linkTitle: "Not everything in the link was understood.",
  linkDefaults: (n) => (n === 1 ? "A default stands in for it." : "Defaults stand in for them."),
  dismiss: "Dismiss",
  diverged: "Training diverged. A smaller learning rate helps.",
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
    ["Tab", "To the next control; it has the arrows and Space then"], ["↑ ↓", "Change the number or choice in a control"], ["Esc", "Close what floats; let go of what is pinned"],
  ],
  helpStage: "On the stage",
  stageHelp: [
    ["Unit", "Point at it: its picture takes the large view. Click: it stays there."],
    ["Connection", "Blue is a positive weight, orange a negative one; the width is its size. Click to type a value, or drag up or down."],
    ["Bias", "The small mark at the lower left of a unit. Click or drag, as with a weight."],
    ["Boundary", "The output over the plane; the line is where it is 0. Training points are filled, test points hollow; circles are positive, diamonds negative."],
    ["Several classes", "Each class has a colour and a shape. The plane is coloured by the class answered there, paler where the answer is close."],
    ["Slice", "With more than two inputs the boundary shows a plane through them: two inputs are its axes, the others are held. Points far from the plane are pale."],
    ["Own data", "Choose Own data, or drop a CSV or JSON file anywhere on the page. The data stay in this tab and are not part of the link."],
    ["Samples", "The table lists every sample with its target, the output and the error."],
    ["Losses", "The solid line is the training loss, the dashed line the test loss."],
    ["By keyboard", "The inspector lists every weight and bias as a field."],
  ],
  helpSettings: "Settings",
};
