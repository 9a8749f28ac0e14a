// A confidential round: the chair opens it so, two delegates choose, are asked once and cast once; the hall and the record show totals
// and who took part, and nobody's choice. One phone has scripts, the other has none.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkAccess, checkFits, enter, laptop, phone, picture, projector, startBrowser, startDemo } from "./house.mjs";

let demo, browser, chair, hall, voter, plain;
before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  chair = await enter(browser, demo, "chair", laptop);
  hall = await enter(browser, demo, "hall", projector);
  voter = await enter(browser, demo, "MY-DAP-3", phone);
  plain = await enter(browser, demo, "SE-SAP-2", phone, { javaScriptEnabled: false, locale: "es-ES" });
});
after(async () => {
  await browser?.close();
  demo?.stop();
});

const live = { timeout: 15_000 };

test("the chair opens a vote and lets it be confidential", async () => {
  await chair.goto(`${demo.url}/chair?c=c3`);
  await chair.locator("input[name=preset][value=simple_majority]").check();
  await chair.locator("select[name=visibility]").selectOption("secret");
  await chair.locator("#go").click();
  await chair.getByText("The ballot is confidential.").first().waitFor(live);
});

test("a choice is asked about once and can be taken back until then", async () => {
  await voter.getByText("This ballot is confidential").waitFor(live);
  await checkAccess(voter, "a confidential ballot");
  await picture(voter, "confidential-ballot");
  await voter.locator("button[name=choice][value=against]").click();
  await voter.getByRole("heading", { name: /commitment/i }).first().waitFor(live);
  await voter.getByRole("button", { name: "Cast this ballot" }).waitFor();
  await checkAccess(voter, "the question whether a choice is meant");
  await checkFits(voter, "the question whether a choice is meant");
  await picture(voter, "confidential-question");
  await voter.getByRole("link", { name: "Choose again" }).click();
  await voter.locator("button[name=choice][value=for]").click();
  await voter.getByRole("button", { name: "Cast this ballot" }).click();
  await voter.getByText("The ballot is in the box.").waitFor(live);
  assert.equal(await voter.locator("button[name=choice]").count(), 0);
  await picture(voter, "confidential-cast");
});

test("the phone keeps nothing of the choice", async () => {
  const kept = await voter.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.doesNotMatch(kept, /for|against|choice/);
});

test("it works without scripts, in Spanish", async () => {
  await plain.goto(demo.url);
  await plain.locator("button[name=choice][value=abstain]").click();
  await plain.getByRole("button", { name: "Depositar esta papeleta" }).click();
  await plain.getByText("La papeleta está en la urna.").waitFor();
});

test("hall and record show totals and who took part, and nobody's choice", async () => {
  await chair.reload();
  await chair.locator("form[action='/chair/close'] button, #go").first().click();
  const anyway = chair.locator("button", { hasText: /close (it )?(now|anyway|all the same)|close now/i });
  if (await anyway.count()) await anyway.first().click();
  await chair.locator("form[action='/chair/publish'] button").first().click(live);
  await hall.getByText(/adopted/i).first().waitFor(live);
  await picture(hall, "confidential-hall");
  await voter.goto(`${demo.url}/record/1`);
  await voter.getByText("Who took part: 2 people").click();
  const page = await voter.locator("main").innerText();
  assert.match(page, /confidential: totals and who took part/);
  assert.equal(await voter.locator("table.delegations").count(), 0);
  await checkAccess(voter, "the record of a confidential round");
  await picture(voter, "confidential-record");
});
