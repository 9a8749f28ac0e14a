// When phones fail: a phone has voted, the desk enters two paper ballots of another delegation, the chair closes, opens the round
// again with a reason, the desk enters one more, and the record says which came on paper and who entered them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkAccess, checkFits, enter, laptop, phone, picture, projector, startBrowser, startDemo } from "./house.mjs";

let demo, browser, chair, desk, hall, voter, late;
before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  chair = await enter(browser, demo, "chair", laptop);
  desk = await enter(browser, demo, "secretariat", laptop);
  hall = await enter(browser, demo, "hall", projector);
  voter = await enter(browser, demo, "MY-DAP-3", phone);
  late = await enter(browser, demo, "SE-SAP-2", phone);
});
after(async () => {
  await browser?.close();
  demo?.stop();
});

const live = { timeout: 15_000 };
const reason = "Two delegates of Albania had no network.";
const paper = (delegate, option) =>
  desk.locator(`[name="choice/${delegate}"][value=${option}]`).locator("xpath=..").click();

test("before a round is open the page says so", async () => {
  await desk.getByRole("link", { name: "Paper ballots" }).click();
  await desk.getByText("No round is open.").waitFor();
  await checkAccess(desk, "the page of paper ballots without a round");
});

test("a phone votes, and the desk enters two paper ballots of another delegation", async () => {
  await chair.goto(`${demo.url}/chair?c=c9`);
  await chair.locator("input[name=preset][value=simple_majority]").check();
  await chair.locator("#go").click();
  await voter.locator("button[name=choice][value=for]").click(live);
  await voter.locator(".note [role=status]", { hasText: /recorded/i }).waitFor();

  await desk.goto(`${demo.url}/desk/paper`);
  await desk.getByLabel("Find by delegate’s number, party or country").fill("Albania");
  await desk.getByRole("button", { name: "Find" }).click();
  await checkAccess(desk, "the delegations");
  await checkFits(desk, "the delegations");
  await picture(desk, "paper-delegations");
  await desk.getByRole("link", { name: /^Enter: Albania/ }).click();
  await paper("AL-PS-1", "against");
  await paper("AL-PS-2", "against");
  await checkAccess(desk, "the form");
  await checkFits(desk, "the form");
  await picture(desk, "paper-form");
  await desk.getByRole("button", { name: "Record these ballots" }).click();
  await desk.getByText("2 paper ballots are recorded.").waitFor();
  await picture(desk, "paper-done");
});

test("a ballot cast by phone is replaced only by a tick, and what was typed stays until then", async () => {
  await desk.goto(`${demo.url}/desk/paper?q=MY-DAP-3`);
  await desk.getByText("a ballot cast by phone is recorded").waitFor();
  await paper("MY-DAP-3", "for");
  await desk.getByRole("button", { name: "Record these ballots" }).click();
  await desk.locator(".notice", { hasText: "MY-DAP-3: A ballot is recorded already." }).waitFor();
  assert.ok(await desk.locator('[name="choice/MY-DAP-3"][value=for]').isChecked());
  await checkAccess(desk, "the refused form");
  await picture(desk, "paper-refused");
  await desk.getByLabel("The paper replaces the ballot cast by phone").check();
  await desk.getByRole("button", { name: "Record these ballots" }).click();
  await desk.getByText("One paper ballot is recorded.").waitFor();

  // The phone did not know yet: it is told, and shows what the desk recorded.
  await voter.locator("button[name=choice][value=against]").click();
  await voter.locator(".outbox.refused", { hasText: "recorded on paper by the desk" }).waitFor(live);
  await voter.getByText("Recorded on paper by the desk", { exact: true }).waitFor();
  await picture(voter, "phone-refused-for-paper");
  await voter.goto(`${demo.url}/`);
  await voter.getByText("Recorded on paper by the desk", { exact: true }).waitFor();
  await checkAccess(voter, "the phone of somebody with a ballot on paper");
  await picture(voter, "phone-on-paper");
});

test("the chair closes, opens the round again with a reason, and everybody sees for what", async () => {
  await chair.goto(`${demo.url}/chair`);
  await chair.locator("form[action='/chair/close'] button").first().click();
  if (await chair.locator(".confirm").count()) await chair.locator(".confirm #go").click();
  await chair.locator("form[action='/chair/publish']").waitFor(live);
  await chair.getByText("Open again for paper ballots…").click();
  await checkAccess(chair, "the closed round");
  await picture(chair, "chair-reopen");
  await chair.getByLabel("Reason, which everybody can read").fill(reason);
  await chair.getByRole("button", { name: "Open again for paper ballots" }).click();
  await chair.getByText(reason).waitFor(live);
  await checkAccess(chair, "the console of a round open again");
  await checkFits(chair, "the console of a round open again");
  await picture(chair, "chair-reopened");

  await late.getByText("This round is open for paper ballots at the desk.").waitFor(live);
  assert.equal(await late.locator("form[action='/ballot']").count(), 0);
  await checkAccess(late, "a phone while a round is open for paper");
  await picture(late, "phone-reopened");
  await hall.getByText("Paper ballots are being entered at the desk.").waitFor(live);
  await checkAccess(hall, "the hall while a round is open for paper");
  await checkFits(hall, "the hall while a round is open for paper");
  await picture(hall, "hall-reopened");
});

test("one more paper, a second close, and the record shows the marks", async () => {
  await desk.goto(`${demo.url}/desk/paper?delegation=AL-PS`);
  await desk.getByText("Phones are not taken any more.").waitFor();
  await paper("AL-PS-3", "for");
  await desk.getByRole("button", { name: "Record these ballots" }).click();
  await desk.getByText("One paper ballot is recorded.").waitFor();
  await chair.goto(`${demo.url}/chair`);
  await chair.locator("form[action='/chair/close'] button").first().click();
  if (await chair.locator(".confirm").count()) await chair.locator(".confirm #go").click();
  await chair.locator("form[action='/chair/publish'] button").click(live);
  await hall.locator(".hall-result").waitFor(live);

  await voter.goto(`${demo.url}/record/1`);
  for (const page of [desk, voter]) {
    await page.goto(`${demo.url}/record/1`);
    const section = page.locator("#paper");
    assert.match(await section.innerText(), /opened again for paper ballots at .* by Chair · Amber Compass/);
    assert.ok((await section.innerText()).includes(reason));
    assert.match(await section.innerText(), /4 ballots came on paper and were entered by Secretariat · Linen Almanac:/);
    for (const name of ["Ultramarine Button", "Tamarind Ribbon", "Honeysuckle Pencil", "Lemongrass Cushion"]) {
      assert.ok((await section.innerText()).includes(name), name);
    }
    await checkAccess(page, "the record of a round with paper");
    await checkFits(page, "the record of a round with paper");
  }
  await desk.locator("#paper").scrollIntoViewIfNeeded();
  await picture(desk, "record-paper");
  await voter.locator("#paper").scrollIntoViewIfNeeded();
  await picture(voter, "phone-record-paper");
  const tally = await (await desk.request.get(`${demo.url}/record/1/tally.json`)).json();
  assert.deepEqual([tally.modes[0].for, tally.modes[0].against], [2, 2]);
});

test("a consensus round has fields of its own on paper", async () => {
  await chair.goto(`${demo.url}/chair?c=c10`);
  await chair.locator("input[name=preset][value=consensus_of_delegations]").check();
  await chair.locator("#go").click();
  await chair.locator("form[action='/chair/close']").waitFor(live);
  await desk.goto(`${demo.url}/desk/paper?q=AL-PS-1`);
  await paper("AL-PS-1", "object");
  await desk.getByRole("button", { name: "Record these ballots" }).click();
  await desk.locator(".notice", { hasText: "AL-PS-1: an objection needs its reason." }).waitFor();
  await desk.getByLabel("Reason or explanation").fill("Our statutes forbid it.");
  await checkAccess(desk, "a refused objection");
  await picture(desk, "paper-consensus");
  await desk.getByRole("button", { name: "Record these ballots" }).click();
  await desk.getByText("One paper ballot is recorded.").waitFor();
});
