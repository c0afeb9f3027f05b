// The work of scripts/bench: builds and runs each checker on each size of the reference family, one
// after another, compares what they found, and prints the table. Exits with 1 if they disagree.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const peers = path.resolve("tests/bench/peers");
const program = path.resolve(process.env.CTXCHECK_BINARY ?? "build/release/ctxcheck");
const known = JSON.parse(readFileSync(path.join(peers, "counts.json"), "utf8"));
// Beyond this the plain search of rumur, which only confirms SPIN's counts, takes too long.
const kMostRequestsForPlainRumur = 4;

function fail(message) {
  console.error(`scripts/bench: ${message}`);
  process.exit(2);
}

// ---- arguments

const sizes = [];
let limit = 600;
let out;
for (let i = 2; i < process.argv.length; ++i) {
  const argument = process.argv[i];
  const value = () => process.argv[++i] ?? fail(`${argument} needs a value`);
  if (argument === "--limit") limit = Number(value());
  else if (argument === "--out") out = value();
  else if (argument.startsWith("-")) fail(`there is no option ${argument}`);
  else sizes.push(parseSize(argument));
}
for (const needed of ["spin", "rumur", "cc", "time", "timeout"]) {
  const found = spawnSync("sh", ["-c", `command -v ${needed}`]);
  if (found.status !== 0) fail(`${needed} is not installed`);
}
if (!(limit > 0)) fail("--limit needs a number of seconds");
if (sizes.length === 0) sizes.push(parseSize("3,2,1"), parseSize("4,2,1"));

function parseSize(text) {
  const parts = /^([1-8]),([1-9]),([0-9])(,microtask)?$/.exec(text);
  if (!parts) fail(`${text} is no size; one looks like 4,2,1 or 4,2,1,microtask`);
  const [n, r, d] = parts.slice(1, 4).map(Number);
  return { n, r, d, microtask: Boolean(parts[4]), text };
}

// ---- running

const folder = mkdtempSync(path.join(tmpdir(), "ctxcheck-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

function build(command, ...args) {
  const done = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (done.error) fail(`${command} cannot be run: ${done.error.message}`);
  if (done.status !== 0) fail(`${command} ${args.join(" ")}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

// Runs a checker: its output, processor time in s, and the most memory in MiB. None if it took
// longer than the limit.
function run(command, args, codes, cwd = folder) {
  const measured = path.join(folder, "measured");
  const done = spawnSync(
    "env",
    ["time", "-q", "-f", "%U %S %M", "-o", measured, "timeout", `${limit}`, command, ...args],
    { cwd, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  if (done.error) fail(`time cannot be run: ${done.error.message}`);
  if (done.status === 124) return null;
  if (!codes.includes(done.status)) {
    fail(`${command} ${args.join(" ")} ended with ${done.status}: ${done.stdout}${done.stderr}`);
  }
  const [user, system, kilobytes] = readFileSync(measured, "utf8").trim().split(" ").map(Number);
  return { text: done.stdout, seconds: user + system, memory: kilobytes / 1024 };
}

function number(text, pattern) {
  const found = pattern.exec(text);
  if (!found) fail(`no ${pattern} in: ${text}`);
  return Number(found[1].replaceAll(",", ""));
}

// ---- the checkers: each gives a row

function spin(size) {
  const macros = [`-DN=${size.n}`, `-DR=${size.r}`, `-DD=${size.d}`];
  if (size.microtask) macros.push("-DMICROTASK");
  build("spin", ...macros, "-a", path.join(peers, "family.pml"));
  build("cc", "-w", "-O3", "-march=native", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=16000", "-o", "pan", "pan.c");
  const ran = run("./pan", ["-m10000", "-w20"], [0]);
  if (!ran) return { name: "SPIN" };
  if (/Search not completed|max search depth too small/.test(ran.text)) fail(`SPIN gave up: ${ran.text}`);
  return {
    name: "SPIN",
    ...ran,
    states: number(ran.text, /([0-9]+) states, stored/),
    transitions: number(ran.text, /([0-9]+) transitions/) - 1, // it counts the start
    violated: /violated:(.*)/.exec(ran.text)[1].trim().split(" ").filter(Boolean),
  };
}

function rumur(size, symmetry) {
  const name = symmetry === "off" ? "rumur, no symmetry" : `rumur, ${symmetry} symmetry`;
  let model = readFileSync(path.join(peers, "family.m"), "utf8");
  const constants = { N: size.n, R: size.r, D: size.d, Microtask: size.microtask ? 1 : 0 };
  for (const [constant, value] of Object.entries(constants)) {
    model = model.replace(new RegExp(`^  ${constant}: [0-9]+;`, "m"), `  ${constant}: ${value};`);
  }
  writeFileSync(path.join(folder, "family.m"), model);
  build("rumur", "--symmetry-reduction", symmetry, "--deadlock-detection", "off",
    "--scalarset-schedules", "off", "--pack-state", "off", "--threads", "1", "--quiet",
    "--output-format", "machine-readable", "--output", "rumur.c", "family.m");
  build("cc", "-w", "-O3", "-march=native", "-mcx16", "-o", "rumur", "rumur.c", "-lpthread");
  const ran = run("./rumur", [], [0, 1]); // 1: a property was never seen
  if (!ran) return { name };
  const summary = /<summary [^>]*>/.exec(ran.text)?.[0] ?? fail(`rumur gave up: ${ran.text}`);
  const hits = [...ran.text.matchAll(/<cover_result [^>]*>/g)].map(([tag]) => ({
    property: /message="([^"]*)"/.exec(tag)?.[1],
    count: number(tag, /count="([0-9]+)"/),
  }));
  return {
    name,
    ...ran,
    states: number(summary, /states="([0-9]+)"/),
    transitions: number(summary, /rules_fired="([0-9]+)"/),
    violated: hits.filter((hit) => hit.count > 0).map((hit) => hit.property),
  };
}

function ctxcheck(size, name, options) {
  const spec = `tests/bench/family/${size.microtask ? "microtask" : "timer"}.js`;
  const ran = run(program, ["check", spec, "--json", "--requests", `page=${size.n}`, "--param",
    `R=${size.r}`, "--disconnects", `${size.d}`, "--check", "hung,dead-settle", "--max-states",
    "1000000000", ...options], [0, 1, 3], process.cwd());
  if (!ran) return { name };
  const [report] = JSON.parse(ran.text).reports;
  if (report.stop) return { name };
  return {
    name,
    ...ran,
    states: report.statistics.states,
    transitions: report.statistics.transitions,
    violated: report.properties.filter((entry) => entry.verdict === "violated").map((entry) => entry.property),
  };
}

// The ways of ours, as far as this version has them; the last one is what the others are compared
// with.
function waysOfOurs() {
  const ways = [
    ["ctxcheck, plain, any arrival", ["--engine", "plain", "--arrival", "any"]],
    ["ctxcheck, plain", ["--engine", "plain"]],
  ];
  const help = spawnSync(program, ["check", "--help"], { encoding: "utf8" }).stdout;
  if (/--engine [^\n]*explicit/.test(help)) ways.push(["ctxcheck, reduced", ["--engine", "explicit"]]);
  return ways;
}

// ---- comparing

const problems = [];

function compare(size, rows) {
  const finished = rows.filter((row) => row.states !== undefined);
  const verdict = (row) => [...row.violated].sort().join(" ");
  for (const row of finished) {
    if (verdict(row) !== verdict(finished[0])) {
      problems.push(`${size.text}: ${row.name} finds "${verdict(row)}", ${finished[0].name} "${verdict(finished[0])}"`);
    }
  }
  const plain = finished.filter((row) => row.name === "SPIN" || row.name === "rumur, no symmetry");
  const expected = known[size.text] ?? plain[0];
  for (const row of plain) {
    for (const what of ["states", "transitions"]) {
      if (expected[what] !== undefined && row[what] !== expected[what]) {
        problems.push(`${size.text}: ${row.name} counts ${row[what]} ${what} instead of ${expected[what]}`);
      }
    }
  }
}

// ---- the table

const digits = (value) => value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 2 : 0 });

function table(rows) {
  const ours = rows.at(-1).seconds;
  const lines = [
    "| checker | states | transitions | time (s) | memory (MiB) | time, ours = 1 |",
    "|---|--:|--:|--:|--:|--:|",
  ];
  for (const row of rows) {
    const cells = row.states === undefined
      ? ["-", "-", `> ${limit}`, "-", "-"]
      : [digits(row.states), digits(row.transitions), digits(row.seconds), digits(row.memory),
        ours ? digits(row.seconds / ours) : "-"];
    lines.push(`| ${row.name} | ${cells.join(" | ")} |`);
  }
  return lines.join("\n");
}

const parts = [];
for (const size of sizes) {
  const rows = [spin(size)];
  if (size.n <= kMostRequestsForPlainRumur) rows.push(rumur(size, "off"));
  rows.push(rumur(size, "heuristic"));
  for (const [name, options] of waysOfOurs()) rows.push(ctxcheck(size, name, options));
  compare(size, rows);
  const violated = rows.find((row) => row.violated)?.violated.join(" and ") || "nothing";
  const variant = size.microtask ? "flushed by a microtask" : "flushed by a timer";
  parts.push(
    `N=${size.n}, R=${size.r}, D=${size.d}, ${variant}; violated: ${violated}\n\n${table(rows)}\n`,
  );
}
const text = parts.join("\n");
if (out) writeFileSync(out, text);
else process.stdout.write(text);
for (const problem of problems) console.error(`scripts/bench: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
