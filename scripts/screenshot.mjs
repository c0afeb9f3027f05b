// Takes the picture for scripts/screenshot: node screenshot.mjs CHROMIUM DRIVER PAGE OUT. The head of
// the page and its stage, without what follows, in the light theme.
import { openBrowser, openPage } from "../tests/page/browser.mjs";

const [chromium, driver, file, out] = process.argv.slice(2);
const browser = await openBrowser(chromium, driver);
try {
  const { page, problems } = await openPage(browser, file, { viewport: { width: 1280, height: 860 } });
  const bottom = await page.evaluate(() => {
    document.activeElement?.blur();
    return document.querySelector("#rows").getBoundingClientRect().bottom;
  });
  await page.screenshot({
    path: out, fullPage: true, clip: { x: 0, y: 0, width: 1280, height: Math.ceil(bottom) + 24 },
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
} finally {
  await browser.close();
}
