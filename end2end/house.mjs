// A running demo and the browsers of the people in it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
/** Where screenshots of a run go. */
export const pictures = join(here, "out");
mkdirSync(pictures, { recursive: true });

export const phone = { width: 390, height: 844 };
export const laptop = { width: 1280, height: 800 };
export const projector = { width: 1920, height: 1080 };

/** Starts the demo on a free port; answers its URL and the printed links by name. */
export async function startDemo(...more) {
  const folder = mkdtempSync(join(tmpdir(), "hemicycle-"));
  const data = join(folder, "data");
  let program = start("demo", data, "127.0.0.1:0", ...more);
  const links = {};
  for await (const line of createInterface({ input: program.stdout })) {
    const [, name, link] = line.match(/^(\S+(?: \S+)?)\s{2,}(http\S+)/) ?? [];
    if (name) links[name.replace("delegate ", "")] = link;
    if (links["SE-SAP-2"]) break;
  }
  const { origin: url, host } = new URL(links.chair);
  const stop = () => {
    program.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
  /** Kills the server as a power cut would, and starts it again where it was. */
  const restart = async () => {
    program.kill("SIGKILL");
    await once(program, "exit");
    program = start("serve", data, host);
    await once(program.stdout, "data");
  };
  return { url, links, stop, restart };
}

function start(command, data, listen, ...more) {
  const stdio = ["ignore", "pipe", "inherit"];
  return spawn(process.env.HEMICYCLE, [command, "--data", data, "--listen", listen, ...more], { stdio });
}

/** Debian's Chromium. */
export function startBrowser(...more) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", ...more,
    ],
  });
}

/** Somebody with a window of their own, who enters by the printed link as a person would. */
export async function enter(browser, demo, name, viewport, options = {}) {
  const context = await browser.newContext({ viewport, locale: "en-GB", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const goto = page.goto.bind(page);
  // A page that follows the congress may just then be fetching itself anew: whoever was on the way somewhere taps again.
  page.goto = async (...to) => {
    for (let taps = 1; ; taps += 1) {
      try {
        return await goto(...to);
      } catch (error) {
        if (taps === 5 || !/interrupted by another navigation|net::ERR_ABORTED/.test(error)) throw error;
        await page.waitForLoadState();
      }
    }
  };
  page.faults = [];
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(String(error)));
  await page.goto(demo.links[name]);
  await page.locator("main form button").first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/enter"));
  return page;
}

/** Fails if axe finds anything that keeps people out. */
export async function checkAccess(page, what) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" | ")}`);
  assert.deepEqual(found, [], `${what} is open to everybody`);
}

/** Fails if a page scrolls sideways. */
export async function checkFits(page, what) {
  const { inner, content } = await page.evaluate(() => ({
    inner: window.innerWidth,
    content: document.documentElement.scrollWidth,
  }));
  const widest = () => [...document.querySelectorAll("body *")].filter((node) => node.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(-3).map((node) => `${node.tagName}.${node.className?.baseVal ?? node.className}`).join(", ");
  const culprits = content > inner ? await page.evaluate(widest) : "";
  assert.ok(content <= inner, `${what} is ${content - inner} px too wide: ${culprits}`);
}

/** Keeps a screenshot of this moment. */
export function picture(page, name) {
  return page.screenshot({ path: join(pictures, `${name}.png`) });
}
