// Runs programs one after the other, each until no job is left, and prints what each logged.
// Usage: node run_in_v8.js PROGRAMS.json; a JSON array of sources in, a JSON array of arrays of lines out.
"use strict";
const { readFileSync } = require("node:fs");
process.on("unhandledRejection", () => {});

async function main() {
  const outputs = [];
  for (const source of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
    const lines = [];
    new Function("console", `"use strict";\n${source}`)({ log: (line) => lines.push(line) });
    await new Promise((resolve) => setImmediate(resolve));  // all jobs of this program come before
    outputs.push(lines);
  }
  console.log(JSON.stringify(outputs));
}
main();
