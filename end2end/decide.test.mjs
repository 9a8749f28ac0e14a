// A chair, the hall and two phones, one of them without JavaScript, decide one commitment; the numbers are the same
// on phone, hall, chair, CSV and JSON.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkAccess, checkFits, enter, laptop, phone, picture, projector, startBrowser, startDemo } from "./house.mjs";

let demo, browser, chair, hall, scripted, plain;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  chair = await enter(browser, demo, "chair", laptop);
  hall = await enter(browser, demo, "hall", projector);
  scripted = await enter(browser, demo, "MY-DAP-3", phone);
  plain = await enter(browser, demo, "SE-SAP-2", phone, { javaScriptEnabled: false, locale: "fr-FR" });
});

after(async () => {
  await browser?.close();
  demo?.stop();
});

const live = { timeout: 15_000 };
const option = (page, choice) => page.locator(`button[name=choice][value=${choice}]`);

test("before the first round everybody sees where they are", async () => {
  assert.match(await scripted.locator("main").innerText(), /no round|not.*open|wait/i);
  assert.equal(await plain.locator("html").getAttribute("lang"), "fr");
  for (const [page, name] of [[scripted, "phone-waiting"], [chair, "chair-before"], [hall, "hall-welcome"]]) {
    await checkAccess(page, name);
    await checkFits(page, name);
    await picture(page, name);
  }
});

test("the chair opens a round and every window follows within a second or so", async () => {
  await chair.goto(`${demo.url}/chair?c=c9`);
  await chair.locator("input[name=preset][value=two_thirds_of_delegations]").check();
  await chair.locator("select[name=seconds]").selectOption("180");
  await chair.locator("#go").click();
  await option(scripted, "for").waitFor(live);
  await hall.locator(".hall-text").waitFor(live);
  await chair.locator("form[action='/chair/close']").waitFor(live);
  await checkAccess(chair, "the chair's console while a round is open");
  await checkAccess(hall, "the hall while a round is open");
  await checkAccess(scripted, "the ballot");
});

test("a phone with scripts and a phone without vote, and see that it was recorded", async () => {
  await option(scripted, "for").click();
  await scripted.locator(".note [role=status]", { hasText: /recorded/i }).waitFor();
  assert.equal(await option(scripted, "for").getAttribute("aria-pressed"), "true");
  await plain.reload();
  await option(plain, "for").click();
  await option(plain, "against").click();
  assert.equal(await option(plain, "against").getAttribute("aria-pressed"), "true");
  assert.equal(await option(plain, "for").getAttribute("aria-pressed"), "false");
  await checkFits(scripted, "the ballot");
  await picture(scripted, "phone-ballot");
  await picture(plain, "phone-ballot-plain");
});

test("counters move on the chair's console and in the hall without a reload", async () => {
  for (const page of [chair, hall]) {
    await page.waitForFunction(() => /\b2\s+of\s+7[14]\b/.test(document.querySelector("main").innerText), null, live);
  }
  await picture(chair, "chair-open");
  await picture(hall, "hall-open");
  assert.equal(await hall.locator(".outcome, table").count(), 0, "no interim result");
});

test("more time moves the clock on every phone without a reload", async () => {
  await scripted.evaluate(() => (window.untouched = true));
  await chair.locator("form[action='/chair/extend'] button").click();
  await scripted.waitForFunction(() => /\b3:[0-5]\d/.test(document.body.innerText), null, live);
  assert.equal(await scripted.evaluate(() => window.untouched), true);
});

test("closing shows the outcome to the chair only, publishing to everybody", async () => {
  await chair.locator("#go").click();
  await chair.locator(".confirm").waitFor(live);
  await chair.locator("#go").click();
  await chair.locator("form[action='/chair/publish'] button").waitFor(live);
  await scripted.locator("form[action='/ballot']").waitFor({ state: "detached", ...live });
  assert.match(await chair.locator(".outcome").first().innerText(), /not adopted/i);
  for (const page of [scripted, hall]) {
    assert.equal(await page.locator(".outcome, table").count(), 0, "nothing goes out before it is published");
  }
  await picture(chair, "chair-closed");
  await chair.locator("form[action='/chair/publish'] button").click();
  await hall.locator(".hall-result").waitFor(live);
  await scripted.locator(".outcome").waitFor(live);
});

test("the numbers are the same on phone, hall, chair, CSV and JSON", async () => {
  const json = await (await scripted.request.get(`${demo.url}/record/1/tally.json`)).json();
  const [mode] = json.modes;
  // One delegation for (Malaysia's DAP), one against (Sweden's SAP): 1 of 2, and two thirds would be 2.
  assert.deepEqual([mode.for, mode.against, mode.abstain, json.outcome], [1, 1, 0, "not_adopted"]);
  assert.equal(json.tie, true);

  const csv = await (await scripted.request.get(`${demo.url}/record/1/results.csv`)).text();
  const [heads, ...lines] = csv.trim().split(/\r?\n/).map((line) => line.split(","));
  const positions = lines.map((cells) => cells[heads.indexOf("position")]);
  const held = (position) => positions.filter((p) => p === position).length;
  assert.deepEqual([held("for"), held("against"), held("abstain")], [mode.for, mode.against, mode.abstain]);

  const counts = async (page) => {
    const table = page.locator("table.counts").first();
    return Object.fromEntries(
      await table.locator("tbody tr").evaluateAll((rows) =>
        rows.map((row) => [row.className.split(" ")[0], Number(row.querySelector("td:last-child").innerText)])),
    );
  };
  await chair.goto(`${demo.url}/chair?c=c9`);
  await plain.goto(`${demo.url}/`);
  for (const [page, who] of [[scripted, "phone"], [plain, "phone without scripts"], [hall, "hall"], [chair, "chair"]]) {
    const shown = await counts(page);
    assert.deepEqual([shown.for, shown.against, shown.abstain], [mode.for, mode.against, mode.abstain], who);
  }
  for (const [page, name] of [[scripted, "phone-result"], [hall, "hall-result"], [chair, "chair-published"]]) {
    await checkAccess(page, name);
    await checkFits(page, name);
    await picture(page, name);
  }
});

test("the record and the resolution tell the same in every language", async () => {
  for (const [locale, word] of [["en", "Not adopted"], ["fr", "Non adopté"], ["es", "No aprobado"]]) {
    await scripted.goto(`${demo.url}/resolution`);
    await scripted.locator(`button[name=language][value=${locale}]`).click();
    await scripted.waitForURL(/resolution/);
    assert.equal(await scripted.locator("html").getAttribute("lang"), locale);
    assert.match(await scripted.locator("main").innerText(), new RegExp(word, "i"));
    await checkAccess(scripted, `the resolution in ${locale}`);
    await checkFits(scripted, `the resolution in ${locale}`);
    await picture(scripted, `phone-resolution-${locale}`);
    for (const path of ["/record", "/record/1", "/resolution/c9", "/"]) {
      await scripted.goto(demo.url + path);
      const text = await scripted.locator("body").innerText();
      assert.doesNotMatch(text, /\b[a-z]+-[a-z]+-[a-z]+(-[a-z]+)*\b(?=\s*$)/m, `a message key shows on ${path}`);
      await checkAccess(scripted, `${path} in ${locale}`);
      await checkFits(scripted, `${path} in ${locale}`);
    }
  }
});

test("nothing went wrong in any browser", () => {
  for (const page of [chair, hall, scripted]) assert.deepEqual(page.faults, []);
});
