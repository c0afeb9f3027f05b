// A browser with one page in it. Its own file because the tests and scripts/screenshot look at the
// page in the same way.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// `chromium` is the path of the browser, `driver` that of playwright-core.
export async function openBrowser(chromium, driver) {
  const { chromium: launcher } = createRequire(import.meta.url)(driver);
  return launcher.launch({
    executablePath: chromium,
    // As root, and in containers with little shared memory, Chromium starts only so.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-lcd-text"],
  });
}

// Opens the file. `problems` collects errors of the console and every request beyond the file itself.
export async function openPage(browser, file, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 900 }, colorScheme: "light", ...options,
  });
  const page = await context.newPage();
  const problems = [];
  const url = pathToFileURL(file).href;
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) problems.push(`request: ${request.url()}`);
  });
  await page.goto(url + (options.hash ?? ""));
  await page.waitForSelector("#rows .row");
  return { page, problems };
}
