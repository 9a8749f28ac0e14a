// A delegation objects with a proposed wording, its head confirms, the chair amends with it, the second round is adopted
// with reservations, and the record tells the whole story.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkAccess, checkFits, enter, laptop, phone, picture, projector, startBrowser, startDemo } from "./house.mjs";

let demo, browser, chair, hall, head, delegate, sweden;
const proposal = "We therefore fight for full participation at national, regional, municipal and local level.";
const live = { timeout: 15_000 };

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  chair = await enter(browser, demo, "chair", laptop);
  hall = await enter(browser, demo, "hall", projector);
  head = await enter(browser, demo, "MY-DAP-1", phone);
  delegate = await enter(browser, demo, "MY-DAP-3", phone);
  sweden = await enter(browser, demo, "SE-SAP-2", phone, { javaScriptEnabled: false });
});

after(async () => {
  await browser?.close();
  demo?.stop();
});

async function open(page, preset) {
  await page.goto(`${demo.url}/chair?c=c14`);
  await page.locator(`input[name=preset][value=${preset}]`).check();
  await page.locator("form[action='/chair/open'] button:not([name=look])").last().click();
  await page.locator("form[action='/chair/close']").waitFor(live);
}

async function cast(page, choice, reason) {
  await page.goto(`${demo.url}/`);
  await page.locator(`input[name=choice][value=${choice}]`).check();
  if (reason) await page.locator(`textarea[name=reason-${choice}]`).fill(reason);
  if (choice === "object") await page.locator("textarea[name=proposal]").fill(proposal);
  await checkFits(page, "the consensus ballot");
  await page.locator("form[action='/ballot'] button").last().click();
  await page.locator(".note [role=status]", { hasText: /recorded/i }).waitFor();
}

async function finish(page) {
  await page.locator("#go").click();
  await page.locator(".confirm").waitFor(live);
  await page.locator("#go").click();
  await page.locator("form[action='/chair/publish'] button").waitFor(live);
  await checkAccess(page, "the chair's console after closing");
  await picture(page, "chair-consensus-closed");
  await page.locator("form[action='/chair/publish'] button").click();
}

test("a delegate objects with a reason and a wording, and the chair sees that an objection waits", async () => {
  await open(chair, "consensus_of_delegations");
  await delegate.locator("input[name=choice][value=object]").waitFor(live);
  await checkAccess(delegate, "the consensus ballot");
  await cast(delegate, "object", "Municipalities are missing.");
  await picture(delegate, "phone-consensus");
  await chair.goto(`${demo.url}/chair`);
  assert.match(await chair.locator("main").innerText(), /objection/i);
  assert.doesNotMatch(await chair.locator("main").innerText(), /Municipalities/);
});

test("the head sees it at once, with its reason, and confirms it", async () => {
  await head.goto(`${demo.url}/delegation`);
  await checkAccess(head, "the head's page");
  await checkFits(head, "the head's page");
  await picture(head, "phone-delegation");
  assert.match(await head.locator("main").innerText(), /Municipalities are missing\./);
  await head.locator("form[action='/delegation/declare']:has(input[name=position][value=object]) button").first().click();
  await head.waitForURL(/delegation/);
  assert.match(await head.locator("main").innerText(), /object/i);
});

test("the objection is sustained, and the hall shows it", async () => {
  await finish(chair);
  await hall.locator(".hall-result").waitFor(live);
  assert.match(await hall.locator(".outcome").first().innerText(), /objection/i);
  await checkAccess(hall, "the hall with an objection");
  await picture(hall, "hall-objection");
});

test("the chair amends with the proposed wording, and the difference can be read", async () => {
  await chair.goto(`${demo.url}/chair?c=c14`);
  const form = chair.locator("form[action='/chair/amend']");
  await form.evaluate((node) => node.closest("details")?.setAttribute("open", ""));
  await form.locator("textarea[name=en]").fill(proposal);
  await form.locator("textarea[name=fr]").fill("Nous luttons pour l’entière participation au niveau national, régional, municipal et local.");
  await form.locator("textarea[name=es]").fill("Luchamos por la plena participación a nivel nacional, regional, municipal y local.");
  await form.locator("[name=reason]").fill("The objection is right.");
  await picture(chair, "chair-amend");
  await form.locator("button").last().click();
  await chair.waitForURL(/chair/);
  await chair.goto(`${demo.url}/resolution/c14`);
  assert.match(await chair.locator("main ins").first().innerText(), /\S/);
  await checkAccess(chair, "the commitment with its versions");
});

test("the second round is adopted with reservations", async () => {
  await open(chair, "consensus_of_delegations");
  await cast(delegate, "reservation", "With child care during sittings.");
  await cast(sweden, "agree");
  await finish(chair);
  await hall.locator(".outcome", { hasText: /reservations/i }).waitFor(live);
  await picture(hall, "hall-consensus");
});

test("the record tells the whole story", async () => {
  await sweden.goto(`${demo.url}/record/1`);
  const first = await sweden.locator("main").innerText();
  for (const word of [/Municipalities are missing\./, /objection/i, /The objection is right\./]) assert.match(first, word);
  await sweden.goto(`${demo.url}/record/2`);
  assert.match(await sweden.locator("main").innerText(), /With child care during sittings\./);
  await delegate.goto(`${demo.url}/record/2`);
  await checkAccess(delegate, "the record of a consensus round");
  const tally = await (await sweden.request.get(`${demo.url}/record/2/tally.json`)).json();
  assert.deepEqual([tally.outcome, tally.positions.agree, tally.positions.reservation], ["adopted_with_reservations", 1, 1]);
});

test("nothing went wrong in any browser", () => {
  for (const page of [chair, hall, head, delegate]) assert.deepEqual(page.faults, []);
});
