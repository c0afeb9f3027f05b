/*---
# What may happen. Everything that is left out has a default; specs/README.md lists it all.
summary: "concurrent requests share one load of the settings"
requests: { page: 2 }      # exported function: how many requests of it arrive, each at any moment
disconnects: 1             # how many clients may leave before they are answered
# failures: [settings]     # calls that may also fail
expect: [poisoned, threw]  # what `ctxcheck gate` holds the spec to; `safe` once it is repaired
---*/

// A spec is a small module in the style of a Worker: the part of your code in which requests share
// something. `ctxcheck check` runs it in every order in which requests arrive, calls complete,
// timers fire and clients leave, and shows the shortest order that breaks something.
//
// This one holds a common mistake. Check it, read `what`, `where` and `how`, and then repair it as
// the last comment says. After that, replace it by your own.
import { io } from "ctxcheck";

// Module state: one for all requests.
let settings;

// A handler. `io("settings")` stands for whatever leaves the isolate under that name (a query, a
// fetch, a read from KV); it completes at any later moment, with its name as the result.
export async function page() {
  settings ??= io("settings");
  return await settings;
}

// The mistake: the promise belongs to the request that made it. If that request's client leaves
// before the call completes, nobody can use the promise any more, and later requests fail.
//
// The repair: share the value, which belongs to nobody. Write this as the body of `page`,
//
//   if (settings === undefined) settings = await io("settings");
//   return settings;
//
// and `expect: safe` above. `ctxcheck check` then says SAFE, and `ctxcheck gate` on the folder of
// the spec holds it to that from now on.
