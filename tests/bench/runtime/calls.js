/*---
summary: "three requests with two calls or one, in every order"
requests: { a: 1, b: 1, c: 1 }
expect: safe
---*/
import { io } from "ctxcheck";

async function two() {
  await io("first");
  return await io("second");
}

export const a = two;
export const b = two;
export async function c() {
  return await io("only");
}
