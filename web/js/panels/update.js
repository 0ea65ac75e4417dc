// The update of one parameter, term by term: what joins its gradient, what the optimizer
// remembers, and the step. A rule writes a formula twice: with symbols, and with numbers.

import { element } from "../dom/element.js";
import { bracketed, formula, math, over, partial, power, root, sub, symbols } from "../dom/math.js";
import { applies, labelOf, settingOf } from "../state/config.js";
import { plain, term } from "../text/numbers.js";
import { list, named, t } from "../text/text.js";

const gradient = () => partial("w");
const minus1 = (x) => symbols("(", "1", "−", x, ")");
const squared = (x) => power(x, "2");
const beta = (i) => sub("β", i);

// What the symbols of a rule stand for: as letters, and as numbers. m, v and the others
// that an optimizer remembers are the new ones; was.m is the one before.
const letters = {
  w: () => "w", ofW: () => bracketed("w"), g: () => "g", t: () => "t",
  eta: () => "η", mu: () => "μ", rho: () => "ρ", eps: () => "ε",
  beta1: () => beta("1"), beta2: () => beta("2"), lambda: () => "λ", decay: () => "κ", factor: () => "c",
  gradient,
  now: () => sub("μ", "t"), next: () => math("msub", symbols("μ"), symbols("t", "+", "1")), product: () => "Π",
  was: (name) => name, is: (name) => name,
};

const plainNumber = (v) => term(v).replace("+", "");

function numbers(u, p) {
  const constant = (v) => () => plain(v); // as the settings have it
  const value = (v) => () => bracketed(term(v));
  const at = (name) => u.memory.indexOf(name);
  return {
    w: value(p.before), ofW: value(p.before), g: value(p.followed), t: () => String(u.t),
    eta: constant(u.rate), mu: constant(u.momentum), rho: constant(u.rho), eps: constant(u.epsilon),
    beta1: constant(u.beta1), beta2: constant(u.beta2),
    lambda: constant(u.penaltyRate), decay: constant(u.weightDecay), factor: () => plainNumber(u.clipped.factor),
    gradient: value(p.gradient),
    now: () => plainNumber(u.momenta[0]), next: () => plainNumber(u.momenta[1]), product: () => plainNumber(u.product),
    was: (name) => bracketed(term(p.was[at(name)])), is: (name) => bracketed(term(p.is[at(name)])),
  };
}

const decaying = (name, rate, x) => (q) => [rate(q), q.was(name), "+", minus1(rate(q)), x(q)];
const firstMoment = { m: decaying("m", (q) => q.beta1(), (q) => q.g()) };
const secondMoment = { v: decaying("v", (q) => q.beta2(), (q) => squared(q.g())) };
const meanSquare = { s: decaying("s", (q) => q.rho(), (q) => squared(q.g())) };
const velocity = { v: (q) => [q.mu(), q.was("v"), "+", q.g()] };
const corrected = (q, rate) => symbols("1", "−", power(rate, q.t()));

const adamStep = (q) => ["−", over([q.eta()], [corrected(q, q.beta1())]),
  over([q.is("m")], [over([root(q.is("v"))], [root(corrected(q, q.beta2()))]), "+", q.eps()])];

// By optimizer: what it remembers, what is added to w, and what it remembers after that.
const rules = {
  sgd: { step: (q) => ["−", q.eta(), q.g()] },
  momentum: { memory: velocity, step: (q) => ["−", q.eta(), q.is("v")] },
  nesterov: { memory: velocity, step: (q) => ["−", q.eta(), "(", q.g(), "+", q.mu(), q.is("v"), ")"] },
  adagrad: {
    memory: { s: (q) => [q.was("s"), "+", squared(q.g())] },
    step: (q) => ["−", q.eta(), over([q.g()], [root(q.is("s")), "+", q.eps()])],
  },
  adadelta: {
    memory: meanSquare,
    after: { a: (q) => [q.rho(), q.was("a"), "+", minus1(q.rho()),
      over([q.was("a"), "+", q.eps()], [q.is("s"), "+", q.eps()]), squared(q.g())] },
    step: (q) => ["−", q.eta(), over([root(q.was("a"), "+", q.eps())], [root(q.is("s"), "+", q.eps())]), q.g()],
  },
  rmsprop: {
    memory: { ...meanSquare, v: (q) => [q.mu(), q.was("v"), "+", over([q.g()], [root(q.is("s")), "+", q.eps()])] },
    step: (q) => ["−", q.eta(), q.is("v")],
  },
  adam: { memory: { ...firstMoment, ...secondMoment }, step: adamStep },
  adamw: {
    memory: { ...firstMoment, ...secondMoment },
    step: (q) => ["−", q.eta(), "·", q.decay(), q.w(), ...adamStep(q)],
  },
  adamax: {
    memory: { ...firstMoment,
      u: (q) => ["max", "(", q.beta2(), q.was("u"), ",", "|", q.g(), "|", "+", q.eps(), ")"] },
    step: (q) => ["−", over([q.eta()], [corrected(q, q.beta1())]), over([q.is("m")], [q.is("u")])],
  },
  nadam: {
    memory: { ...firstMoment, ...secondMoment },
    step: (q) => {
      const d = () => [root(over([q.is("v")], [corrected(q, q.beta2())])), "+", q.eps()];
      return ["−", q.eta(), over([minus1(q.now())], [minus1(q.product())]), over([q.g()], d()),
        "−", q.eta(), over([q.next()], ["1", "−", q.product(), "·", q.now(), "·", q.next()]), over([q.is("m")], d())];
    },
  },
};

// The penalty's slope R′ of a weight.
const penalties = {
  L1: (q) => [math("mtext", "sign"), q.ofW()],
  L2: (q) => [q.w()],
  L1L2: (q) => ["(", math("mtext", "sign"), q.ofW(), "+", q.w(), ")"],
};

// terms cuts a sum into its terms, each with the sign before it: a column is narrow.
function terms(parts) {
  const list = [{ sign: "", parts: [] }];
  let depth = 0;
  for (const part of parts) {
    if (part === "(") depth++;
    if (part === ")") depth--;
    if (depth === 0 && (part === "+" || part === "−")) list.push({ sign: part, parts: [] });
    else list.at(-1).parts.push(part);
  }
  return list;
}

// linesOf writes a sum after its sign, a line for each term where there are many.
function linesOf(sign, parts, most) {
  const list = terms(parts);
  if (list.length <= most) return [{ sign, right: symbols(...parts) }];
  return list.map((term, i) => ({ sign: i === 0 ? sign : term.sign, right: symbols(...term.parts) }));
}

// twice is a formula with its symbols, with the numbers, and its result.
function twice(label, name, write, [symbolic, numeric], number) {
  const lines = [...linesOf("←", write(symbolic), 2), ...linesOf("=", write(numeric), 1)];
  return formula(label, [{ ...lines[0], left: symbols(name) }, ...lines.slice(1),
    { sign: "=", right: symbols(term(number)) }]);
}

// What the optimizer follows: the gradient with penalty and decay, clipped. Plain gradient
// descent takes the penalty apart, AdamW the decay.
function followed(u, isBias) {
  const penalised = u.penalty !== "none" && !isBias;
  const joins = {
    penalty: penalised && u.optimizer !== "sgd",
    decay: u.weightDecay !== 0 && u.optimizer !== "adamw",
    clip: u.clipped !== null,
  };
  return {
    isPlain: u.optimizer === "sgd" && !joins.penalty && !joins.decay && !joins.clip,
    apart: penalised && u.optimizer === "sgd",
    write(q) {
      const clip = () => (joins.clip ? [q.factor(), "·"] : []);
      const parts = [...clip(), q.gradient()];
      if (joins.penalty) parts.push("+", ...clip(), q.lambda(), ...penalties[u.penalty](q));
      if (joins.decay) parts.push("+", ...clip(), q.decay(), q.w());
      return parts;
    },
  };
}

// symbolNames says which settings the letters stand for; the others are called by them.
function symbolNames(u, isBias) {
  const pairs = [["η", "learningRate"], ["μ", "momentum"]].filter(([, key]) => applies(settingOf(key)));
  if (u.penalty !== "none" && !isBias) pairs.push(["λ", "regularizationRate"]);
  if (u.weightDecay !== 0) pairs.push(["κ", "weightDecay"]);
  return list(pairs.map(([symbol, key]) => named(symbol, labelOf(settingOf(key)))));
}

/** updateFormulas writes the way of a parameter to its new value. */
export function updateFormulas(u, p, isBias) {
  if (isBias && u.fixedBias) return [element("p", { class: "note" }, t("update.fixed"))];
  const rule = rules[u.optimizer];
  const numeric = numbers(u, p);
  const { isPlain, apart, write } = followed(u, isBias);
  // Plain gradient descent, to which nothing joins, needs no g.
  const q = [isPlain ? { ...letters, g: gradient } : letters, numeric];
  const remembered = (memory) => Object.entries(memory ?? {}).map(([name, remember]) =>
    twice(t("update.memory"), name, remember, q, p.is[u.memory.indexOf(name)]));
  const step = (s) => [s.w(), ...rule.step(s),
    ...(apart ? ["−", s.eta(), "·", s.lambda(), ...penalties[u.penalty](s)] : [])];
  const formulas = [
    ...(isPlain ? [] : [twice(t("update.followed"), "g", write, q, p.followed)]),
    ...remembered(rule.memory), twice(t("update.step"), "w", step, q, p.after), ...remembered(rule.after),
  ];
  const notes = [symbolNames(u, isBias)];
  if (u.clipped !== null) {
    notes.push(u.clipped.factor < 1
      ? t("update.clipped", { norm: plainNumber(u.norm), limit: plainNumber(u.clipped.limit) })
      : t("update.notClipped", { norm: plainNumber(u.norm), limit: plainNumber(u.clipped.limit) }));
  }
  if (p.resting) notes.push(t("update.resting"));
  return [...formulas, ...notes.map((text) => element("p", { class: "note" }, text))];
}
