// The work of scripts/bench-runtime: explores specs on the real runtime, one after another, and
// prints schedules a second as a table.
import { spawnSync } from "node:child_process";
import path from "node:path";

const program = path.resolve(process.env.CTXCHECK_BINARY ?? "build/release/ctxcheck");

function fail(message) {
  console.error(`scripts/bench-runtime: ${message}`);
  process.exit(2);
}

// With hundreds of schedules each.
const kDefaultSpecs = ["calls", "batches"];

let driver;
const specs = [];
for (let i = 2; i < process.argv.length; ++i) {
  const argument = process.argv[i];
  if (argument === "--driver") driver = path.resolve(process.argv[++i] ?? fail("--driver needs a script"));
  else if (argument.startsWith("-")) fail(`there is no option ${argument}`);
  else specs.push(argument);
}
if (specs.length === 0) specs.push(...kDefaultSpecs.map((name) => `tests/bench/runtime/${name}.js`));

// Schedules and seconds from the start of the command to its end.
function measure(command, args) {
  const start = process.hrtime.bigint();
  const done = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (done.error) fail(`${command} cannot be run: ${done.error.message}`);
  if (done.status !== 0) fail(`${command} ${args.join(" ")}: ${done.stdout}${done.stderr}`);
  return { executions: JSON.parse(done.stdout).executions, seconds };
}

const ways = [1, 2].map((threads) => ({
  name: `${threads} thread${threads === 1 ? "" : "s"}`,
  run: (spec) => measure(program, ["outcomes", spec, "--on", "workerd", "--threads", `${threads}`, "--json"]),
}));
if (driver) ways.push({ name: "other driver", run: (spec) => measure(process.execPath, [driver, spec]) });

console.log(`| spec | schedules | ${ways.map((way) => `${way.name} (per s)`).join(" | ")} |`);
console.log(`|---|--:|${ways.map(() => "--:|").join("")}`);
for (const spec of specs) {
  const measured = ways.map((way) => way.run(spec));
  const [{ executions }] = measured;
  if (measured.some((one) => one.executions !== executions)) {
    fail(`${spec}: not as many schedules each way: ${measured.map((one) => one.executions).join(", ")}`);
  }
  const rates = measured.map((one) => Math.round(executions / one.seconds).toLocaleString("en-US"));
  console.log(`| ${path.basename(spec)} | ${executions} | ${rates.join(" | ")} |`);
}
