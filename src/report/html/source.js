// The spec's source, and the lines of it that are lit.

const source = { lines: [], lit: [] };

function showSource(text, path, changed) {
  byId("source-title").textContent = path;
  byId("source-note").hidden = !changed;
  let remark = false;
  const lines = text.replace(/\r?\n$/, "").split("\n");
  source.lines = lines.map((line) => {
    // Comments stand back. Front matter is one; a comment behind code is not worth a parser.
    const opens = /^\s*\/\*/.test(line);
    const isRemark = remark || opens || /^\s*\/\//.test(line);
    if (opens) remark = true;
    if (remark && line.includes("*/")) remark = false;
    return make("li", { class: classes("line", isRemark && "remark") }, line);
  });
  byId("code").replaceChildren(...source.lines);
}

// Lines that have run by now.
function markRan(numbers) {
  source.lines.forEach((line, index) => line.classList.toggle("ran", numbers.has(index + 1)));
}

// Lights `numbers`; `violation` is the one where it shows. The first is brought into view.
function lightLines(numbers, violation) {
  for (const line of source.lit) {
    line.classList.remove("lit", "violation");
    line.removeAttribute("aria-current");
  }
  source.lit = numbers.map((number) => source.lines[number - 1]).filter(Boolean);
  for (const line of source.lit) {
    line.classList.add("lit");
    line.setAttribute("aria-current", "true");
  }
  source.lines[violation - 1]?.classList.toggle("violation", numbers.includes(violation));
  if (source.lit.length === 0) return;
  // Only the pane scrolls, never the page.
  const pane = byId("code");
  const first = source.lit[0];
  const top = first.offsetTop;
  const margin = pane.clientHeight / 3;
  const visible = top >= pane.scrollTop + 4 &&
                  top + first.offsetHeight <= pane.scrollTop + pane.clientHeight - 4;
  if (!visible) pane.scrollTop = top - margin;
}
