// What is checked on a page in a browser, one function a case. Run as
//     node checks.mjs CHROMIUM DRIVER CASE FILE
//     node checks.mjs CHROMIUM DRIVER mermaid FILE SCRIPT TEXT...
// it ends with 0, or says what is wrong. Its own file because it runs in Node and not in a test
// program.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { openBrowser, openPage } from "./browser.mjs";

const kPhone = { width: 360, height: 740 };
const kTablet = { width: 820, height: 1000 };

const said = (page) => page.locator("#said").textContent();
const where = (page) => page.locator("#where").textContent();
const litLines = (page) => page.evaluate(() =>
  [...document.querySelectorAll("#code .line")].flatMap((line, i) => line.classList.contains("lit") ? [i + 1] : []));
const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

// The contrast of every visible text with what it stands on (WCAG 2.1, 1.4.3).
function lowContrast() {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b]
    .map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const bad = [];
  for (const element of document.querySelectorAll("#app *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
    if (!own || !element.checkVisibility() || element.closest("svg, :disabled")) continue;
    for (let e = element; e; e = e.parentElement) {
      if (getComputedStyle(e).opacity !== "1") bad.push(`${e.className} is see-through`);
    }
    const [a, b] = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push(`${element.tagName}.${element.className} "${element.textContent.slice(0, 30)}" ${ratio.toFixed(2)}`);
  }
  return bad;
}

// Controls without a name, lists that are none, a page without a heading, names that are taken twice.
function inaccessible() {
  const bad = [];
  for (const button of document.querySelectorAll("button")) {
    if (!(button.getAttribute("aria-label") || button.textContent).trim()) bad.push(`no name: ${button.id}`);
  }
  if (document.querySelectorAll("h1").length !== 1) bad.push("not one h1");
  if (!document.querySelector("main")) bad.push("no main");
  if (!document.documentElement.lang || !document.title) bad.push("no language or title");
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  if (new Set(ids).size !== ids.length) bad.push("an id is there twice");
  for (const element of document.querySelectorAll("[aria-labelledby]")) {
    if (!document.getElementById(element.getAttribute("aria-labelledby"))?.textContent) {
      bad.push(`labelled by nothing: ${element.className}`);
    }
  }
  if (document.querySelectorAll("#rows button[tabindex='0']").length !== 1) bad.push("not one tab stop in the rows");
  return bad;
}

// Every step, its line and the sentence can be seen, and nothing sticks out at the side.
async function stepByTouch(page) {
  assert.equal(await overflows(page), false);
  for (let i = 0; i < 17; ++i) {
    await page.locator("#to-next").tap();
    assert.equal(await overflows(page), false);
    const seen = await page.evaluate(() => {
      const step = document.querySelector("[aria-current='step']").getBoundingClientRect();
      const pane = document.querySelector(".source").getBoundingClientRect();
      const head = document.getElementById("head").getBoundingClientRect();
      const line = document.querySelector(".line.lit")?.getBoundingClientRect();
      return {
        below: step.top >= head.bottom - 1,
        above: step.bottom <= pane.top + 1 || step.height > pane.top - head.bottom,
        lit: !line || (line.top >= pane.top && line.bottom <= innerHeight),
      };
    });
    assert.deepEqual(seen, { below: true, above: true, lit: true }, `step ${i + 1}`);
  }
}

const cases = {
  // The picture of the original case: lanes, turns, arrows, and the violation where it shows.
  async shows(browser, file) {
    const { page, problems } = await openPage(browser, file);
    assert.match(await page.locator("h1").textContent(), /page#2 is settled after page#2 ended/);
    assert.deepEqual(await page.locator("#lane-names span").allTextContents(),
      ["", "page#1", "page#2", "shared state"]);
    assert.equal(await page.locator("#rows > .row:not([hidden])").count(), 6);
    assert.equal(await page.locator(".card.violates").count(), 1);
    assert.equal(await page.locator(".lost").count(), 1);
    assert.match(await page.locator(".card.violates").textContent(), /settles a promise of page#2/);
    // The arrow starts at the bar of page#2 and ends at the card that settles.
    const ends = await page.evaluate(() => {
      const path = document.querySelector(".arrow.violation");
      const at = (length) => path.getPointAtLength(length).matrixTransform(path.getScreenCTM());
      const start = at(0);
      const end = at(path.getTotalLength());
      const card = document.querySelector(".card.violates").getBoundingClientRect();
      const bar = document.querySelectorAll("#rows .lane .bar.begins")[1].getBoundingClientRect();
      return { fromBar: Math.abs(start.x - bar.left) < 8 && start.y > bar.top,
        toCard: Math.abs(end.x - card.right) < 8 && end.y > card.top && end.y < card.bottom };
    });
    assert.deepEqual(ends, { fromBar: true, toCard: true });
    // Dead from its cancellation on, which is drawn.
    assert.equal(await page.locator("#rows .bar.ends").count(), 2);
    assert.ok(await page.locator("#rows .bar.dead").count() >= 2);
    assert.equal(await page.locator("#command").textContent(), "ctxcheck replay original.json");
    assert.deepEqual(await litLines(page), [28]);
    assert.deepEqual(problems, []);
  },

  async keyboard(browser, file) {
    const { page, problems } = await openPage(browser, file);
    assert.equal(await where(page), "17 steps in 6 turns");
    await page.keyboard.press("j");
    assert.match(await where(page), /^step 1 of 17/);
    assert.equal(await said(page), "page#1 arrives.");
    await page.keyboard.press("ArrowDown");
    assert.equal(await said(page), "page#1 opens a batch.");
    assert.deepEqual(await litLines(page), [28]);
    assert.equal(await page.locator(".row.later").count(), 5);
    for (let i = 0; i < 3; ++i) await page.keyboard.press("j");
    assert.deepEqual(await litLines(page), [34]);
    await page.keyboard.press("k");
    assert.match(await where(page), /^step 4 of 17/);
    await page.keyboard.press("ArrowRight");
    assert.equal(await said(page), "page#2 arrives.");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await said(page), "page#1 arrives.");
    await page.keyboard.press("End");
    assert.match(await where(page), /^step 17 of 17, turn 6 of 6/);
    await page.keyboard.press("Home");
    assert.match(await where(page), /^step 1 of 17/);
    await page.keyboard.press("ArrowUp");
    assert.equal(await where(page), "17 steps in 6 turns");
    await page.keyboard.press("v");
    assert.match(await said(page), /This is where dead-settle shows\.$/);
    assert.equal(await page.locator(".line.lit.violation").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".row.later").count(), 0);
    // Without a mouse: the current step is the one tab stop, and stepping takes the focus along.
    await page.locator("#rows button[tabindex='0']").focus();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-current")), "step");
    // With it: a click goes to a step, and the address remembers it.
    await page.locator(".card .step").nth(5).click();
    const at = await where(page);
    await page.reload();
    assert.equal(await where(page), at);
    assert.deepEqual(problems, []);
  },

  async plays(browser, file) {
    const { page, problems } = await openPage(browser, file);
    await page.clock.install();
    await page.keyboard.press("p");
    assert.match(await where(page), /^step 1 /);
    await page.clock.runFor(1500);
    assert.match(await where(page), /^step 2 /);
    await page.keyboard.press("p");
    await page.clock.runFor(5000);
    assert.match(await where(page), /^step 2 /);
    await page.locator("#play").click();
    await page.clock.runFor(60000);
    assert.match(await where(page), /^step 17 /);
    assert.equal(await page.locator("#play").textContent(), "Play");
    assert.deepEqual(problems, []);
  },

  async themes(browser, file) {
    const seen = new Set();
    for (const colorScheme of ["light", "dark"]) {
      const { page, problems } = await openPage(browser, file, { colorScheme });
      for (const position of ["", "v", "Home"]) {
        if (position) await page.keyboard.press(position);
        assert.deepEqual(await page.evaluate(lowContrast), [], `${colorScheme} ${position}`);
      }
      const before = await background(page);
      await page.keyboard.press("t");
      const after = await background(page);
      assert.notEqual(before, after);
      assert.deepEqual(await page.evaluate(lowContrast), [], `${colorScheme}, toggled`);
      seen.add(before).add(after);
      assert.deepEqual(problems, []);
    }
    assert.equal(seen.size, 2, "the toggle leads to the other theme");
  },

  async accessible(browser, file) {
    const { page } = await openPage(browser, file);
    assert.deepEqual(await page.evaluate(inaccessible), []);
    await page.keyboard.press("End");
    assert.deepEqual(await page.evaluate(inaccessible), []);
  },

  async phone(browser, file) {
    const { page, problems } = await openPage(browser, file, { viewport: kPhone, hasTouch: true });
    assert.ok(await page.evaluate(() => document.getElementById("diagram").classList.contains("rails")));
    await stepByTouch(page);
    const narrow = await page.evaluate(() => Math.min(...[...document.querySelectorAll(".card")].map((c) => c.clientWidth)));
    assert.ok(narrow > 200, `a card is ${narrow} px wide`);
    assert.deepEqual(problems, []);
  },

  async tablet(browser, file) {
    const { page, problems } = await openPage(browser, file, { viewport: kTablet, hasTouch: true });
    await stepByTouch(page);
    assert.deepEqual(problems, []);
  },

  async prints(browser, file) {
    const { page, problems } = await openPage(browser, file);
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#head").isVisible(), false);
    assert.equal(await page.locator("#code").isVisible(), true);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(await background(page), "rgb(255, 255, 255)", "paper is light");
    assert.deepEqual(await page.evaluate(lowContrast), []);
    assert.deepEqual(problems, []);
  },

  // More than 200 turns, with names that would end a script or an element.
  async long(browser, file) {
    const { page, problems } = await openPage(browser, file);
    const turns = await page.locator("#rows > .row").count();
    assert.ok(turns > 200, `${turns} rows`);
    assert.match(await page.locator("#rows").textContent(), /<\/script><b>&/);
    assert.equal(await page.locator("#rows b:not(.lost b)").count(), 0, "no element comes from a name");
    const folded = page.locator("button.folded:visible");
    assert.equal(await folded.count(), 1);
    assert.match(await folded.textContent(), /^199 turns of busy/);
    assert.ok(await page.locator("#rows > .row:visible").count() < 20);
    await folded.click();
    assert.ok(await page.locator("#rows > .row:visible").count() > 200);
    // All of them, one key after another.
    await page.keyboard.press("Home");
    const usual = await page.evaluate(async () => {
      const times = [];
      for (let i = 0; i < 400; ++i) {
        const begin = performance.now();
        dispatchEvent(new KeyboardEvent("keydown", { key: "j" }));
        document.body.offsetHeight; // layout included
        times.push(performance.now() - begin);
        if (i % 20 === 0) await new Promise(requestAnimationFrame);
      }
      return times.sort((a, b) => a - b)[times.length / 2];
    });
    assert.match(await where(page), /^step 401 of/);
    // The median, since the machine may be busy with something else.
    assert.ok(usual < 100, `a step takes ${usual} ms`);
    await page.keyboard.press("f");
    assert.ok(await page.locator("#rows > .row:visible").count() < 20);
    assert.equal(await overflows(page), false);
    assert.deepEqual(problems, []);
  },

  async outcomes(browser, file) {
    const { page, problems } = await openPage(browser, file);
    assert.equal(await page.locator("#runs-title").textContent(), "5 outcomes");
    assert.equal(await page.locator("#run-list button").count(), 5);
    const first = await page.locator("h1").textContent();
    assert.match(first, /^In the end page#1 /);
    await page.locator("#run-list button").nth(2).click();
    assert.notEqual(await page.locator("h1").textContent(), first);
    assert.match(await page.locator("#command").textContent(), /^ctxcheck run .* --schedule /);
    await page.keyboard.press("[");
    await page.keyboard.press("[");
    assert.equal(await page.locator("h1").textContent(), first);
    await page.keyboard.press("[");
    await page.keyboard.press("]");
    assert.equal(await page.locator("#run-list [aria-current='true']").count(), 1);
    assert.deepEqual(await page.evaluate(inaccessible), []);
    await page.setViewportSize(kPhone);
    assert.equal(await overflows(page), false);
    assert.deepEqual(problems, []);
  },

  // Without scripts the story is there as text.
  async scriptless(browser, file) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`file://${file}`);
    assert.match(await page.locator("noscript").innerText(), /page#1 arrives/);
  },
};

// Mermaid draws the diagram in `file`; `script` is Mermaid's own. All the texts are in the drawing.
async function drawMermaid(browser, file, script) {
  const page = await (await browser.newContext()).newPage();
  await page.addScriptTag({ path: script });
  const text = await page.evaluate(async (diagram) => {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict" }); // as on GitHub
    const { svg } = await mermaid.render("drawn", diagram);
    document.body.innerHTML = svg;
    return document.body.textContent;
  }, await readFile(file, "utf8"));
  assert.equal(await page.locator(".error-icon").count(), 0);
  for (const expected of process.argv.slice(7)) assert.ok(text.includes(expected), `${expected} in ${text}`);
}

const [chromium, driver, name, file, script] = process.argv.slice(2);
const browser = await openBrowser(chromium, driver);
try {
  if (name === "mermaid") await drawMermaid(browser, file, script);
  else await cases[name](browser, file);
} finally {
  await browser.close();
}
