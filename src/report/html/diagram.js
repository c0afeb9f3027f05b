// The rows of the picture: one a turn, with the life of every context beside it.

const kLeastLane = 190; // px; in narrower lanes nobody can read
const kFoldFrom = 3; // turns in a row
const kLeastFolded = 12; // turns; a shorter run is shown as a whole

// What a property is called where it shows.
function tagOf(show, marked) {
  return make("i", { class: classes("tag", marked ? "violation" : !show.error && "warning") },
    show.name);
}

function markTags(item, claim) {
  const tags = item.shows.map((show) => tagOf(show, item.mark === "violation" && show.name === claim.property));
  if (item.mark === "cause") tags.push(make("i", { class: "tag cause" }, "cause"));
  return tags;
}

// The bar of one context in one row: what it was before the turn, and what it is after it.
function lifeCell(column, before, after) {
  const cell = make("span", { class: "lane", style: `grid-column:${column}`, "aria-hidden": "true" });
  const ends = after === "dead" && before !== "dead";
  const shown = ends ? (before === "none" ? "live" : before) : after;
  if (after === "none") return cell;
  cell.append(make("i", {
    class: classes("bar", shown, before === "none" && "begins", ends && "ends"),
  }));
  if (ends) cell.append(make("span", { class: "end" }, "×"));
  return cell;
}

function stepButton(className, attributes, ...children) {
  return make("button", { type: "button", class: className, tabindex: "-1", ...attributes }, ...children);
}

function cardOf(run, index, column, lanes, steps) {
  const { claim } = run;
  const beat = run.beats[index];
  const violates = beat.mark === "violation" || beat.steps.some((step) => step.mark === "violation");
  const lays = beat.steps.some((step) => step.mark === "cause");
  const card = make("div", {
    class: classes("card", violates && "violates", !violates && lays && "lays"),
    style: `--column:${column === null ? `2 / span ${lanes}` : column}`,
  });
  const add = (className, item, step, ...children) => {
    const button = stepButton(className, {}, ...children, ...markTags(item, claim));
    steps.push({ beat: index, button, line: item.line ?? 0, mark: item.mark, text: item.text ?? "", ...step });
    return button;
  };
  card.append(add(
    classes("what", beat.number === 0 && "internal", beat.mark !== "" && "marked"), beat,
    { sentence: beat.sentence, head: true },
    beat.context && make("span", { class: "who" }, `${beat.context}: `), beat.what));
  if (beat.steps.length > 0) {
    card.append(make("ol", { class: "steps" }, ...beat.steps.map((step) => make("li", {},
      add(classes("step", step.mark !== "" && "marked"), step, { sentence: step.sentence },
        step.line && make("span", { class: "at" }, make("span", { class: "hidden" }, "line "),
          String(step.line)),
        step.text)))));
  }
  if (beat.shared.length > 0) {
    card.append(make("p", { class: "shared-note" }, `Shared: ${beat.shared.join("; ")}`));
  }
  return card;
}

// The place where the settlement that is the violation reaches nobody.
function lostChip(run, arrow, column) {
  return make("div", { class: "lost", style: `--column:${column}` },
    make("b", {}, `✕ ${run.claim.property}`), make("br"),
    `${arrow.owner} has ended: what waits for this promise never runs`);
}

// Groups of turns that can be folded away: [first, last] of each.
function foldable(beats) {
  const groups = [];
  if (beats.length <= kLeastFolded) return groups;
  for (let i = 0; i < beats.length; ++i) {
    let end = i;
    while (end < beats.length && !beats[end].matters) ++end;
    if (end - i >= kFoldFrom) groups.push([i, end - 1]);
    i = end;
  }
  return groups;
}

function foldWords(beats) {
  const who = [...new Set(beats.map((beat) => beat.context).filter(Boolean))];
  const names = who.length > 3 ? `${who.length} requests` : who.join(", ");
  return `${beats.length} turns of ${names} that do not matter here`;
}

// Builds the rows of a run. `view` holds what the other parts need: rows, cards and steps, by beat.
function buildDiagram(run, onStep, onUnfold) {
  const lanes = Math.max(run.contexts.length, 1);
  const diagram = byId("diagram");
  diagram.style.setProperty("--lanes", lanes);
  diagram.style.setProperty("--rail", lanes > 7 ? "13px" : "19px");
  diagram.style.setProperty("--number", run.beats.length > 99 ? "2.8rem" : "2.1rem");
  const shares = run.beats.some((beat) => beat.shared.length > 0);
  diagram.style.setProperty("--shared", shares ? "0.62fr" : "0px");
  const columnOf = (context) => {
    const at = run.contexts.indexOf(context);
    return at < 0 ? null : at + 2;
  };
  byId("lane-names").replaceChildren(make("span"), ...run.contexts.map((name) => make("span", {}, name)),
    shares ? make("span", { class: "shared-name" }, "shared state") : "");

  const view = { run, lanes, shares, rows: [], cards: [], lost: new Map(), steps: [], groups: [] };
  const lost = run.arrows.filter((arrow) => arrow.violation && arrow.fate === "lost" && arrow.to !== null);
  let before = run.contexts.map(() => "none");
  let open = false;
  const cells = (lives, last, isOpen) => [
    ...lives.map((life, i) => lifeCell(i + 2, last[i], life)),
    make("span", { class: "lane shared", style: `grid-column:${lanes + 2}`, "aria-hidden": "true" },
      shares ? make("i", { class: classes("bar", isOpen && "open") }) : ""),
  ];
  run.beats.forEach((beat, index) => {
    const card = cardOf(run, index, columnOf(beat.context), lanes, view.steps);
    const row = make("li", { class: classes("row", beat.samePass && "same-pass") },
      make("span", { class: "number" }, beat.number > 0 ? make("span", { class: "hidden" }, "event ") : "",
        beat.number > 0 ? `${beat.samePass ? "&" : ""}${beat.number}` : ""),
      ...cells(beat.lives, before, beat.sharedOpen || open), card);
    for (const arrow of lost.filter((other) => other.to === index && other.owner !== beat.context)) {
      const chip = lostChip(run, arrow, columnOf(arrow.owner));
      view.lost.set(arrow, chip);
      row.append(chip);
    }
    if (beat.shared.length > 0) {
      row.querySelector(".lane.shared").append(
        make("ul", { class: "shared-text" }, ...beat.shared.map((text) => make("li", {}, text))));
    }
    view.rows.push(row);
    view.cards.push(card);
    before = beat.lives;
    open = beat.sharedOpen;
  });
  view.groups = foldable(run.beats).map(([first, last]) => {
    const lives = run.beats[last].lives;
    const was = first === 0 ? run.contexts.map(() => "none") : run.beats[first - 1].lives;
    const button = make("button", { type: "button", class: "folded", "aria-expanded": "false" },
      foldWords(run.beats.slice(first, last + 1)));
    const group = { first, last, folded: true,
      row: make("li", { class: "row" }, ...cells(lives, was, run.beats[last].sharedOpen), button) };
    button.addEventListener("click", () => onUnfold(group));
    return group;
  });
  view.steps.forEach((step, index) => step.button.addEventListener("click", () => onStep(index)));
  const list = [];
  view.rows.forEach((row, index) => {
    const group = view.groups.find((other) => other.first === index);
    if (group) list.push(group.row);
    list.push(row);
  });
  byId("rows").replaceChildren(...list);
  applyFolds(view);
  return view;
}

// Hides the rows of folded groups.
function applyFolds(view) {
  view.hiddenIn = view.rows.map(() => null);
  for (const group of view.groups) {
    group.row.hidden = !group.folded;
    for (let i = group.first; i <= group.last; ++i) {
      view.rows[i].hidden = group.folded;
      if (group.folded) view.hiddenIn[i] = group;
    }
  }
}

// Lanes where they are wide enough to read, else rails.
function applyWidth(view) {
  const diagram = byId("diagram");
  const room = diagram.clientWidth / (view.lanes + (view.shares ? 0.62 : 0));
  diagram.classList.toggle("rails", room < kLeastLane);
}
