// @ts-check
// What a lesson reads from the live network, as its attributes write it:
//
//   state.trainLoss      predict([[0,0,1]]).0.0      trace(2).layers.0.z.0
//
// A call with its arguments, then the way to a value in what it returns. trace(n) means
// the training sample n.

import { call } from "./player.js";

const pattern = /^(\w+)(?:\((.*)\))?((?:\.\w+)*)$/;

function argumentsOf(name, text) {
  const args = JSON.parse(`[${text ?? ""}]`);
  return name === "trace" ? [{ set: "train", index: args[0] }] : args;
}

/** read returns what an expression reads. */
export async function read(expression) {
  const [, name, args, way] = pattern.exec(expression) ?? [];
  if (!name) throw new Error(`lesson: ${expression} cannot be read`);
  const answer = await call(name, ...argumentsOf(name, args));
  return follow(answer, way);
}

/** follow goes the way ".a.0.b" into a value. */
export const follow = (value, way) => way.split(".").slice(1).reduce((inside, key) => inside?.[key], value);

const near = 0.5; // for values between −1 and 1

/**
 * holds reports whether a condition is so: "EXPRESSION < NUMBER", the same with >, or
 * "EXPRESSION ~ EXPRESSION", which means that they are near each other.
 */
export async function holds(condition) {
  const [, expression, sign, other] = /^(.+) ([<>~]) (.+)$/.exec(condition) ?? [];
  const value = await read(expression);
  if (sign === "~") return Math.abs(value - await read(other)) < near;
  return sign === "<" ? value < Number(other) : value > Number(other);
}

/** best returns the place of the expression that reads the largest number. */
export async function best(expressions) {
  const values = [];
  for (const expression of expressions) values.push(await read(expression));
  return values.indexOf(Math.max(...values));
}
