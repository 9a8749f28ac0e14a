// What Lighthouse says of the delegate's pages: nothing to mend in accessibility and in good practice.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import lighthouse from "lighthouse";
import { enter, phone, startBrowser, startDemo } from "./house.mjs";

const port = 9333;
let demo, browser, chair, delegate;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser(`--remote-debugging-port=${port}`);
  chair = await enter(browser, demo, "chair", phone);
  delegate = await enter(browser, demo, "MY-DAP-3", phone);
});

after(async () => {
  await browser?.close();
  demo?.stop();
});

async function ask(path, form) {
  const answer = await chair.request.post(`${demo.url}/chair/${path}`, { form, maxRedirects: 0 });
  assert.equal(answer.status(), 303, path);
}

/** What is not as it should be on a page, as its delegate sees it. */
async function faults(path) {
  const cookies = await delegate.context().cookies();
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const categories = ["accessibility", "best-practices"];
  const { lhr } = await lighthouse(demo.url + path, { port, onlyCategories: categories, extraHeaders: { Cookie }, logLevel: "error" });
  assert.equal(new URL(lhr.finalDisplayedUrl).pathname, path);
  const scores = categories.map((name) => lhr.categories[name].score);
  const missed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0);
  return scores.every((score) => score === 1) ? [] : [scores, ...missed.map(({ id, title }) => `${id}: ${title}`)];
}

test("every page of a delegate has 100 of 100 in accessibility and in best practices", async () => {
  await ask("open", { commitment: "c1", preset: "simple_majority", seconds: "" });
  for (const path of ["/", "/resolution", "/resolution/c1", "/ballots", "/record"]) {
    assert.deepEqual(await faults(path), [], `${path}, a vote being open`);
  }
  await ask("close", { round: 1 });
  await ask("publish", { round: 1 });
  for (const path of ["/", "/record/1"]) assert.deepEqual(await faults(path), [], `${path}, a result being published`);
  await ask("open", { commitment: "c2", preset: "consensus_of_delegations", seconds: "" });
  assert.deepEqual(await faults("/"), [], "a consensus round being open");
});
