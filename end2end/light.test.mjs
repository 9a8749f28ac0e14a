// The delegate's first load, weighed and timed; and the ballot without scripts, without WebAssembly, by keyboard alone.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { checkFits, enter, laptop, startBrowser, startDemo } from "./house.mjs";

const small = { width: 360, height: 740 };
const budget = 150 * 1024;
const live = { timeout: 15_000 };
let demo, browser, chair;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  chair = await enter(browser, demo, "chair", laptop);
  await ask("open", { commitment: "c9", preset: "two_thirds_of_delegations", seconds: "" });
});

after(async () => {
  await browser?.close();
  demo?.stop();
});

const option = (page, choice) => page.locator(`button[name=choice][value=${choice}]`);

async function ask(path, form) {
  const answer = await chair.request.post(`${demo.url}/chair/${path}`, { form, maxRedirects: 0 });
  assert.equal(answer.status(), 303, path);
}

/** Everything that a page and its workers fetch, as it comes over the network, by path. */
async function weigh(page, load) {
  const session = await page.context().newCDPSession(page);
  const fetched = new Map();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, response }) => fetched.set(requestId, { url: response.url, bytes: 0 }));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (fetched.has(requestId)) fetched.get(requestId).bytes = encodedDataLength;
  });
  await load();
  await page.waitForTimeout(1500);
  return [...fetched.values()].filter(({ url }) => url.startsWith(demo.url));
}

test("the first load of everything weighs no more than the budget", async () => {
  const context = await browser.newContext({ viewport: small });
  const page = await context.newPage();
  const scanned = await weigh(page, () => page.goto(demo.links["MY-DAP-3"]));
  const entered = await weigh(page, async () => {
    await page.locator("main form button").first().click();
    await page.locator(".live.connected").waitFor(live);
  });
  const parts = new Map([...scanned, ...entered].filter(({ bytes }) => bytes > 0).map(({ url, bytes }) => [url, bytes]));
  // What a phone fetches besides, when it is asked to install the page and to keep the resolution.
  for (const path of ["/service-worker.js", "/manifest.webmanifest", "/icon-192.png", "/icon.svg", "/offline", "/resolution"]) {
    if (!parts.has(demo.url + path)) {
      const headers = { "accept-encoding": "br" };
      const { cookies } = await context.storageState();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      const { body, head } = await bytesOf(demo.url + path, { ...headers, cookie });
      parts.set(demo.url + path, body + head);
    }
  }
  const total = [...parts.values()].reduce((sum, bytes) => sum + bytes, 0);
  for (const [url, bytes] of [...parts].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(bytes).padStart(7)}  ${url.replace(demo.url, "").replace(/enter\/.*/, "enter/…")}`);
  }
  console.log(`${String(total).padStart(7)}  together, of ${budget}`);
  assert.ok([...parts.keys()].some((url) => url.endsWith(".wasm")), "the WebAssembly was weighed");
  assert.ok(total <= budget, `${total} bytes are more than ${budget}`);
  await context.close();
});

/** The bytes of an answer as they come over the network: body, and headers roughly. */
async function bytesOf(url, headers) {
  const { get } = await import("node:http");
  return new Promise((done, failed) => {
    get(url, { headers }, (answer) => {
      let body = 0;
      const head = answer.rawHeaders.join("").length;
      answer.on("data", (bytes) => (body += bytes.length)).on("end", () => done({ body, head }));
    }).on("error", failed);
  });
}

test("on a slow network the ballot can be cast as soon as a plain page of the same bytes could be read", async () => {
  const page = await enter(browser, demo, "MY-DAP-3", small);
  const html = await (await page.request.get(demo.url)).text();
  const sheet = html.match(/href="(\/style\.[^"]+)"/)[1];
  const css = await (await page.request.get(demo.url + sheet)).text();
  const plain = html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<link[^>]*(modulepreload|preload|manifest)[^>]*>/g, "");
  const { brotliCompressSync, constants } = await import("node:zlib");
  const at4 = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  const best = (text) => brotliCompressSync(text);
  const server = createServer((request, answer) => {
    const [kind, body] = request.url === sheet ? ["text/css", best(css)] : ["text/html; charset=utf-8", at4(plain)];
    answer.writeHead(200, { "content-type": kind, "content-encoding": "br" }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const bare = `http://127.0.0.1:${server.address().port}/`;
  const times = { ours: [], bare: [] };
  for (let pair = 0; pair < 3; pair += 1) {
    times.ours.push(await timeToBallot(demo.url, await page.context().cookies()));
    times.bare.push(await timeToBallot(bare, []));
  }
  server.close();
  const median = (all) => all.toSorted((a, b) => a - b)[1];
  const ratio = median(times.ours) / median(times.bare);
  console.log(`until the ballot can be cast at 400 kbit/s and 400 ms: ${times.ours.join(", ")} ms; a plain page of the same bytes ${times.bare.join(", ")} ms; ratio ${ratio.toFixed(2)}`);
  await page.context().close();
});

/** Milliseconds from asking for the page to a ballot on the screen that a tap would send, with an empty cache. */
async function timeToBallot(url, cookies) {
  const context = await browser.newContext({ viewport: small, serviceWorkers: "block" });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000,
  });
  const start = performance.now();
  page.goto(url).catch(() => {});
  await option(page, "for").waitFor({ timeout: 60_000 });
  const time = Math.round(performance.now() - start);
  await context.close();
  return time;
}

test("without WebAssembly, and without scripts, a tap records the ballot", async () => {
  const blocked = await enter(browser, demo, "MY-DAP-3", small, { serviceWorkers: "block" });
  await blocked.route("**/*.wasm", (route) => route.abort());
  await blocked.goto(demo.url);
  await option(blocked, "against").click();
  await blocked.locator(".note", { hasText: /Recorded at/ }).waitFor(live);
  assert.equal(await option(blocked, "against").getAttribute("aria-pressed"), "true");
  await blocked.frameLocator("iframe.now-frame").locator("body", { hasText: /current at \d\d:\d\d:\d\d/ }).waitFor(live);
  await blocked.context().close();
  const plain = await enter(browser, demo, "SE-SAP-2", small, { javaScriptEnabled: false });
  await option(plain, "for").click();
  await plain.locator(".note", { hasText: /Recorded at/ }).waitFor(live);
  await checkFits(plain, "the ballot without scripts");
  await plain.context().close();
});

test("without scripts a frame tells what is new, and the ballot stays as it is", async () => {
  const plain = await enter(browser, demo, "SE-SAP-2", small, { javaScriptEnabled: false });
  const frame = plain.frameLocator("iframe.now-frame");
  await frame.locator("body", { hasText: /current at \d\d:\d\d:\d\d/ }).waitFor(live);
  await plain.locator("summary", { hasText: "explanation" }).click();
  await plain.locator("textarea[name=reason]").fill("Half a sen");
  await ask("close", { round: "1" });
  await frame.locator("body", { hasText: /closed/ }).waitFor({ timeout: 15_000 });
  assert.equal(await plain.locator("textarea[name=reason]").inputValue(), "Half a sen");
  await frame.locator("a").click();
  await plain.locator("main", { hasText: /round is closed/i }).waitFor(live);
  await ask("publish", { round: "1" });
  await plain.context().close();
});

test("a vote by keyboard alone; when the round opens, the focus goes to its heading", async () => {
  const page = await enter(browser, demo, "MY-DAP-3", small);
  await page.locator(".live.connected").waitFor(live);
  await page.waitForTimeout(2000);
  await ask("open", { commitment: "c10", preset: "simple_majority", seconds: "" });
  await option(page, "for").waitFor(live);
  await page.waitForFunction(() => document.activeElement.matches("main h1"), null, live);
  const focused = () => page.evaluate(() => document.activeElement.value);
  for (let steps = 0; (await focused()) !== "against"; steps += 1) {
    assert.ok(steps < 12, "the options are a few steps from the heading");
    await page.keyboard.press("Tab");
  }
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, "solid", "the focus is seen");
  await page.keyboard.press("Enter");
  await page.locator("button[value=against][aria-pressed=true]").waitFor(live);
  assert.equal(await focused(), "against");
  await page.context().close();
});

test("the resolution can be read without network, the ballot cannot be had, and nothing of it is kept", async () => {
  const page = await enter(browser, demo, "MY-DAP-3", small);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(async () => (await caches.match("/resolution")) !== undefined, null, live);
  const kept = await page.evaluate(async () => {
    const names = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys())));
    return names.flat().map(({ url }) => new URL(url).pathname);
  });
  assert.ok(kept.every((path) => !["/", "/ballots", "/delegation", "/live", "/now"].includes(path)), String(kept));
  await page.context().setOffline(true);
  await page.goto(`${demo.url}/resolution`);
  assert.match(await page.locator("main h1").innerText(), /\S/);
  await page.goto(`${demo.url}/`);
  assert.match(await page.locator("main").innerText(), /No network[\s\S]*Pas de réseau[\s\S]*Sin red/);
  await page.context().setOffline(false);
  await option(page, "for").waitFor({ timeout: 15_000 });
  const manifest = await (await page.request.get(`${demo.url}/manifest.webmanifest`)).json();
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(demo.url + src);
    assert.equal(icon.headers()["content-type"], type);
  }
  await page.locator("footer button").click();
  await page.waitForURL(/enter/);
  assert.equal(await page.evaluate(async () => (await caches.match("/resolution")) ?? null), null, "who leaves takes it along");
  await page.context().close();
});
