// The arrows of promises, drawn over the rows. They run in the gaps between lanes: a row has one card,
// so a level stretch crosses bars only, and an upright one nothing.

const kTrack = 6; // px between arrows in the same gap

class ArrowPainter {
  constructor(view) {
    this.view = view;
    this.svg = byId("arrows");
    this.origin = byId("diagram").getBoundingClientRect();
    this.rails = byId("diagram").classList.contains("rails");
    this.tracks = new Map(); // by gap: the lowest y that each track is used to
    this.heads = new Map(); // by card and side: arrow heads so far
    this.parts = [];
  }

  draw() {
    this.boxes = this.view.cards.map((card, i) => {
      const group = this.view.hiddenIn[i];
      return this.boxOf(group ? group.row : card);
    });
    this.lanes = this.view.run.contexts.map((_, i) => {
      const cell = this.view.rows.find((row) => !row.hidden)?.children[i + 1];
      return cell ? this.boxOf(cell) : null;
    });
    const arrows = this.view.run.arrows;
    // The violation last, on top of all others.
    for (const arrow of [...arrows].sort((a, b) => a.violation - b.violation)) this.drawArrow(arrow);
    this.svg.replaceChildren(...this.parts);
  }

  boxOf(element) {
    const box = element.getBoundingClientRect();
    return { left: box.left - this.origin.left, right: box.right - this.origin.left,
      top: box.top - this.origin.top, bottom: box.bottom - this.origin.top };
  }

  add(name, className, arrow, attributes, since) {
    const tone = arrow.violation ? "violation" : arrow.crosses ? "crosses" : "";
    const part = makeSvg(name, { class: classes(className, tone), ...attributes });
    part.dataset.since = since;
    this.parts.push(part);
    return part;
  }

  laneOf(beat) {
    return this.view.run.contexts.indexOf(this.view.run.beats[beat].context);
  }

  barX(lane) {
    const box = this.lanes[lane];
    return box ? box.left + (this.rails ? 9 : 11) : 0;
  }

  // Where in the card of a beat something happens: the marked step, the step of that line, or its head.
  heightIn(beat, wants) {
    const box = this.boxes[beat];
    if (this.view.hiddenIn[beat]) return (box.top + box.bottom) / 2;
    const step = this.view.steps.find((other) => other.beat === beat && wants(other)) ??
                 this.view.steps.find((other) => other.beat === beat);
    const at = this.boxOf(step.button);
    return at.top + Math.min(14, (at.bottom - at.top) / 2);
  }

  // A free track in the gap at the left of lane `gap`, for an upright stretch.
  track(gap, from, to) {
    const used = this.tracks.get(gap) ?? [];
    this.tracks.set(gap, used);
    let track = used.findIndex((spans) => spans.every(([top, bottom]) => to < top - 4 || from > bottom + 4));
    if (track < 0) track = used.push([]) - 1;
    used[track].push([Math.min(from, to), Math.max(from, to)]);
    return track;
  }

  drawArrow(arrow) {
    const hidden = this.view.hiddenIn;
    const from = arrow.from;
    if (from !== null && arrow.to !== null && hidden[from] && hidden[from] === hidden[arrow.to]) return;
    const start = from === null ? { lane: this.view.run.contexts.indexOf(arrow.owner), y: 0 } : {
      lane: this.laneOf(from),
      y: this.heightIn(from, (step) => arrow.violation && step.mark === "cause" ||
                                       (arrow.line > 0 && step.line === arrow.line)),
    };
    if (start.lane < 0) start.lane = 0;
    const far = arrow.to !== null && (hidden[arrow.to] || from !== null && hidden[from]);
    const plain = (this.rails || far) && !arrow.crosses && !arrow.violation;
    for (const use of arrow.uses) {
      if (use !== from && !(hidden[use] && hidden[use] === hidden[from])) this.drawUse(arrow, start, use);
    }
    if (plain || arrow.to === from && from !== null) return;
    if (arrow.to === null) {
      if (!this.rails) this.drawPending(arrow, start);
      return;
    }
    const lane = Math.max(this.laneOf(arrow.to), 0);
    const head = `${arrow.to}:${lane === start.lane ? "same" : lane > start.lane ? "left" : "right"}`;
    const nth = this.heads.get(head) ?? 0;
    this.heads.set(head, nth + 1);
    const box = this.boxes[arrow.to];
    const y = arrow.violation ? this.heightIn(arrow.to, (step) => step.mark === "violation")
      : Math.min(this.heightIn(arrow.to, () => false) + nth * 7, box.bottom - 4);
    this.route(arrow, start, lane, y, arrow.to, "arrow");
    if (arrow.fate === "lost") this.drawLost(arrow, lane, y);
  }

  drawUse(arrow, start, use) {
    const lane = Math.max(this.laneOf(use), 0);
    if (this.rails && lane === start.lane) return;
    const quiet = { ...arrow, violation: false };
    const y = this.heightIn(use, (step) => step.mark === "cause" || /^(follows|waits)/.test(step.text));
    this.route(quiet, start, lane, y, use, "arrow dashed");
  }

  // From the bar of the lane where the promise is made to the card of the beat `to` in `lane`.
  route(arrow, start, lane, y, to, className) {
    const x0 = this.barX(start.lane);
    if (this.rails) {
      const x1 = this.barX(lane);
      const bend = Math.max(18, (y - start.y) / 3);
      this.stroke(arrow, className, `M${x0} ${start.y}C${x0} ${start.y + bend} ${x1} ${y - bend} ${x1} ${y - 5}`, to);
      this.dot(arrow, x0, start.y, arrow.from);
      this.head(arrow, x1, y, "down", to);
      return;
    }
    const box = this.boxes[to];
    const same = lane === start.lane;
    const leftwards = lane < start.lane;
    const fromBox = arrow.from === null ? null : this.boxes[arrow.from];
    // The gap is at the right of the lane for its own and later lanes, else at the left of it.
    const gap = leftwards ? start.lane : start.lane + 1;
    const nth = this.track(gap, start.y, y) % 4;
    const laneBox = this.lanes[start.lane];
    const x = leftwards ? laneBox.left - 4 - nth * kTrack : laneBox.right - 19 + nth * kTrack;
    const startX = leftwards ? x0 : fromBox && !this.view.hiddenIn[arrow.from] ? fromBox.right : x0;
    const endX = this.view.hiddenIn[to] ? this.barX(lane) : same || leftwards ? box.right : box.left;
    const turn = 6;
    const out = x < startX ? -1 : 1;
    const into = endX < x ? -1 : 1;
    const down = y > start.y ? 1 : -1;
    this.stroke(arrow, className,
      `M${startX} ${start.y}H${x - out * turn}Q${x} ${start.y} ${x} ${start.y + down * turn}` +
      `V${y - down * turn}Q${x} ${y} ${x + into * turn} ${y}H${endX - into * 5}`, to);
    this.dot(arrow, startX, start.y, arrow.from);
    this.head(arrow, endX, y, into < 0 ? "left" : "right", to);
  }

  // A promise that nothing settles: down the lane, to nowhere.
  drawPending(arrow, start) {
    const end = this.origin.height - 6;
    const laneBox = this.lanes[start.lane];
    const box = this.boxes[arrow.from ?? 0];
    const nth = this.track(start.lane + 1, start.y, end) % 4;
    const x = laneBox.right - 19 + nth * kTrack;
    const startX = arrow.from === null || this.view.hiddenIn[arrow.from] ? this.barX(start.lane) : box.right;
    this.stroke(arrow, "arrow dashed", `M${startX} ${start.y}H${x - 6}Q${x} ${start.y} ${x} ${start.y + 6}V${end}`,
      arrow.from ?? 0);
    this.dot(arrow, startX, start.y, arrow.from);
  }

  // The settlement goes on to its owner, who is not there any more.
  drawLost(arrow, lane, y) {
    const owner = this.view.run.contexts.indexOf(arrow.owner);
    if (owner < 0 || owner === lane) return;
    const chip = this.view.lost.get(arrow);
    const box = this.boxes[arrow.to];
    let x0 = this.rails ? this.barX(lane) : owner > lane ? box.right : box.left;
    let x1 = this.barX(owner);
    let level = y;
    if (chip && !this.rails) {
      const target = this.boxOf(chip);
      x1 = owner > lane ? target.left - 9 : target.right + 9;
      level = Math.min(Math.max(y + 12, target.top + 10), target.bottom - 6, box.bottom - 4);
    }
    this.stroke(arrow, "arrow", `M${x0} ${level}H${x1 + (owner > lane ? -7 : 7)}`, arrow.to);
    this.add("path", arrow.violation ? "arrow-cross" : "arrow", arrow,
      { d: `M${x1 - 5} ${level - 5}l10 10m0 -10l-10 10` }, arrow.to);
  }

  stroke(arrow, className, d, since) {
    const path = this.add("path", className, arrow, { d }, since);
    path.append(Object.assign(makeSvg("title"), { textContent: arrow.sentence }));
  }

  dot(arrow, x, y, since) {
    this.add("circle", "arrow-dot", arrow, { cx: x, cy: y, r: arrow.violation ? 4.5 : 3 }, since ?? 0);
  }

  head(arrow, x, y, way, since) {
    const size = arrow.violation ? 8 : 6;
    const half = size * 0.62;
    const d = way === "down" ? `M${x} ${y}l${-half} ${-size}h${2 * half}z`
      : way === "left" ? `M${x} ${y}l${size} ${-half}v${2 * half}z` : `M${x} ${y}l${-size} ${-half}v${2 * half}z`;
    this.add("path", "arrow-head", arrow, { d }, since);
  }
}

function drawArrows(view) {
  new ArrowPainter(view).draw();
}

// What happens after `beat` stands back.
function fadeArrows(beat) {
  for (const part of byId("arrows").children) part.classList.toggle("later", Number(part.dataset.since) > beat);
}
