// The page: which run, which step, and the keys.

const data = JSON.parse(byId("data").textContent);
const kWhole = -1; // the position at which the whole run is shown
const kLongHeadline = 100; // characters
const kPace = 1400; // ms a step while it plays
const state = { run: 0, at: kWhole, view: null, timer: 0 };

// ---- steps

const isShown = (index) => !state.view.hiddenIn[state.view.steps[index].beat];

function nextShown(from, way) {
  for (let i = from + way; i >= 0 && i < state.view.steps.length; i += way) if (isShown(i)) return i;
  return from;
}

// The first step of the next turn, or of the turn before this one's first step.
function nextTurn(way) {
  const heads = state.view.steps.map((step, i) => (step.head && isShown(i) ? i : -1)).filter((i) => i >= 0);
  return way > 0 ? heads.find((i) => i > state.at) ?? lastShown()
    : heads.filter((i) => i < state.at).pop() ?? heads[0];
}

const lastShown = () => nextShown(state.view.steps.length, -1);
const violationAt = () => state.view.steps.findIndex((step) => step.mark === "violation");

function go(index, { scroll = true } = {}) {
  const { view } = state;
  const focused = document.activeElement?.closest?.("#rows") && view.steps.some((s) => s.button === document.activeElement);
  const before = view.steps[state.at];
  before?.button.removeAttribute("aria-current");
  if (before) view.rows[before.beat].classList.remove("now");
  view.steps.forEach((step) => { step.button.tabIndex = -1; });
  state.at = index;
  const step = view.steps[index];
  view.rows.forEach((row, beat) => row.classList.toggle("later", step !== undefined && beat > step.beat));
  for (const group of view.groups) group.row.classList.toggle("later", step !== undefined && group.first > step.beat);
  fadeArrows(step ? step.beat : Infinity);
  (step ?? view.steps[0]).button.tabIndex = 0;
  if (step) {
    step.button.setAttribute("aria-current", "step");
    view.rows[step.beat].classList.add("now");
    if (focused) step.button.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || state.timer === 0;
    if (scroll) step.button.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }
  describe();
}

function describe() {
  const { view, at } = state;
  const { run } = view;
  const step = view.steps[at];
  const upTo = step ? view.steps.slice(0, at + 1) : view.steps;
  markRan(new Set(upTo.map((other) => other.line).filter(Boolean)));
  const turns = view.rows.length;
  byId("where").textContent = step ? `step ${at + 1} of ${view.steps.length}, turn ${step.beat + 1} of ${turns}`
    : `${view.steps.length} steps in ${turns} turns`;
  if (!step) {
    byId("said").textContent = run.claim ? run.ending : "";
    lightLines(run.claim?.line ? [run.claim.line] : [], run.claim?.line ?? 0);
  } else {
    const shows = step.mark === "violation" ? ` This is where ${run.claim.property} shows.` : "";
    byId("said").textContent = step.sentence + shows;
    const line = step.line || (step.mark === "violation" && run.claim.line) || 0;
    lightLines(line ? [line] : [], step.mark === "violation" ? line : 0);
  }
  byId("to-first").disabled = byId("to-previous").disabled = at === kWhole;
  byId("to-next").disabled = byId("to-last").disabled = at === lastShown();
  const hash = `#run=${state.run + 1}${step ? `&step=${at + 1}` : ""}`;
  if (location.hash !== hash && (step || location.hash !== "")) history.replaceState(null, "", hash);
}

const actions = {
  next: () => go(nextShown(state.at, 1)),
  previous: () => go(state.at === nextShown(-1, 1) ? kWhole : nextShown(state.at, -1)),
  nextTurn: () => go(nextTurn(1)),
  previousTurn: () => go(nextTurn(-1)),
  first: () => go(nextShown(-1, 1)),
  last: () => go(lastShown()),
  whole: () => go(kWhole),
  violation: () => { if (violationAt() >= 0) go(violationAt()); },
  play: () => play(state.timer === 0),
  fold: () => setFolds(!state.view.groups.some((group) => group.folded)),
  theme: () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  },
  nextRun: () => choose(Math.min(state.run + 1, data.runs.length - 1)),
  previousRun: () => choose(Math.max(state.run - 1, 0)),
};

function play(on) {
  clearInterval(state.timer);
  state.timer = 0;
  byId("play").textContent = on ? "Pause" : "Play";
  byId("play").setAttribute("aria-pressed", String(on));
  if (!on) return;
  if (state.at === lastShown()) go(kWhole);
  state.timer = setInterval(() => {
    if (state.at === lastShown()) play(false);
    else actions.next();
  }, kPace);
  actions.next();
}

// ---- folding and layout

function redraw() {
  document.documentElement.style.setProperty("--head", `${byId("head").offsetHeight}px`);
  applyWidth(state.view);
  drawArrows(state.view);
  fadeArrows(state.view.steps[state.at]?.beat ?? Infinity);
}

function refold() {
  applyFolds(state.view);
  const folded = state.view.groups.some((group) => group.folded);
  byId("fold").setAttribute("aria-pressed", String(folded));
  byId("fold").textContent = folded ? "Unfold" : "Fold";
  byId("fold").disabled = state.view.groups.length === 0;
  if (state.at !== kWhole && !isShown(state.at)) go(nextShown(state.at, -1));
  redraw();
  describe();
}

function setFolds(folded) {
  for (const group of state.view.groups) group.folded = folded;
  refold();
}

// ---- runs

function resultsOf(run) {
  return Object.entries(run.outcome.requests);
}

function showHead(run) {
  byId("eyebrow").replaceChildren(`${data.spec} on ${run.profile}, ${run.length}`);
  // A long sentence goes on below.
  const cut = run.headline.length > kLongHeadline ? run.headline.indexOf("; ") : -1;
  byId("headline").textContent = cut < 0 ? run.headline : `${run.headline.slice(0, cut)}.`;
  const rest = cut < 0 ? "" : `${run.headline[cut + 2].toUpperCase()}${run.headline.slice(cut + 3)} `;
  byId("why").replaceChildren(...(run.claim
    ? [make("i", { class: "tag violation" }, run.claim.property), ` ${rest}${run.claim.why}`] : []));
  byId("why").hidden = !run.claim;
  byId("results").replaceChildren(
    ...resultsOf(run).map(([label, result]) => make("li", {}, make("b", {}, label), " ", result)),
    ...(run.outcome.warnings > 0
      ? [make("li", {}, make("b", {}, "W"), ` the runtime warns${run.outcome.warnings > 1 ? ` ${run.outcome.warnings} times` : ""}`)] : []),
    ...run.outcome.console.map((line) => make("li", {}, make("b", {}, "printed"), " ", line)));
  byId("to-violation").hidden = !run.beats.some((beat) =>
    beat.mark === "violation" || beat.steps.some((step) => step.mark === "violation"));
  byId("command").textContent = run.command;
  const facts = { schedule: run.schedule, bounds: run.bounds, "how often": run.orders };
  byId("facts").replaceChildren(...Object.entries(facts).filter(([, value]) => value)
    .flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
}

function choose(index, at = kWhole) {
  play(false);
  state.run = index;
  state.at = kWhole;
  const run = data.runs[index];
  showHead(run);
  state.view = buildDiagram(run, (step) => go(step, { scroll: false }), (group) => {
    group.folded = false;
    refold();
    view.steps.find((step) => step.beat === group.first)?.button.focus();
  });
  const { view } = state;
  [...byId("run-list").children].forEach((item, i) => {
    item.firstElementChild.setAttribute("aria-current", String(i === index));
  });
  if (at >= 0 && at < view.steps.length) {
    const group = view.hiddenIn[view.steps[at].beat];
    if (group) group.folded = false;
  }
  refold();
  go(at < view.steps.length ? at : kWhole);
}

function listRuns() {
  if (data.runs.length === 1 && data.left === 0) return;
  byId("runs").hidden = false;
  byId("run-keys").hidden = false;
  const left = data.left > 0 ? `; the first ${data.runs.length} are shown` : "";
  byId("runs-title").textContent = `${data.found}${left}${data.partial ? `; ${data.partial}` : ""}`;
  byId("run-list").replaceChildren(...data.runs.map((run, index) => {
    const notes = [run.length, run.outcome.warnings > 0 && "W", run.orders].filter(Boolean);
    const button = make("button", { type: "button" },
      make("span", {}, resultsOf(run).map(([label, result]) => `${label} ${result}`).join(", ") || "no request"),
      make("small", {}, [...notes, ...run.outcome.console.map((line) => `"${line}"`)].join(" · ")));
    button.addEventListener("click", () => choose(index));
    return make("li", {}, button);
  }));
}

// ---- keys and buttons

const keys = {
  ArrowDown: "next", j: "next", ArrowUp: "previous", k: "previous",
  ArrowRight: "nextTurn", l: "nextTurn", ArrowLeft: "previousTurn", h: "previousTurn",
  Home: "first", End: "last", Escape: "whole", p: "play", v: "violation", f: "fold", t: "theme",
  "]": "nextRun", "[": "previousRun",
};

addEventListener("keydown", (event) => {
  const action = keys[event.key];
  if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
  // In the source, the arrows scroll it.
  if (event.target.closest?.("#code") && /^(Arrow|Home|End)/.test(event.key)) return;
  event.preventDefault();
  if (action !== "play" && action !== "theme") play(false);
  actions[action]();
});

const buttons = { "to-first": "first", "to-previous": "previous", "to-next": "next", "to-last": "last",
  play: "play", "to-violation": "violation", fold: "fold", theme: "theme" };
for (const [id, action] of Object.entries(buttons)) {
  byId(id).addEventListener("click", () => {
    if (action !== "play" && action !== "theme") play(false);
    actions[action]();
  });
}

byId("copy").addEventListener("click", async () => {
  const range = document.createRange();
  range.selectNodeContents(byId("command"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  try {
    await navigator.clipboard.writeText(byId("command").textContent);
    byId("copy").textContent = "Copied";
  } catch {
    byId("copy").textContent = "Selected"; // a page from a file may not write to the clipboard
  }
});

function fromHash() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const run = Math.min(Math.max(Number(wanted.get("run") ?? 1) - 1, 0), data.runs.length - 1) || 0;
  choose(run, wanted.has("step") ? Math.max(Number(wanted.get("step")) - 1, kWhole) || 0 : kWhole);
}

byId("app").hidden = false;
showSource(data.source, data.spec, data.sourceChanged);
listRuns();
fromHash();
addEventListener("hashchange", fromHash);
const sizes = new ResizeObserver(redraw);
sizes.observe(byId("diagram"));
sizes.observe(byId("head"));
// Paper has another width, and nothing can be unfolded on it.
let folds = [];
addEventListener("beforeprint", () => {
  folds = state.view.groups.map((group) => group.folded);
  setFolds(false);
});
addEventListener("afterprint", () => {
  state.view.groups.forEach((group, i) => { group.folded = folds[i]; });
  refold();
});
matchMedia("print").addEventListener("change", redraw);
