// The phone in the hall: a ballot on a bad network is recorded once or said not to be, whatever happens in between.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { enter, laptop, startBrowser, startDemo } from "./house.mjs";
import { startWire } from "./wire.mjs";

const small = { width: 360, height: 740 };
const live = { timeout: 15_000 };
let demo, browser, chair, wire, phone;
let rounds = 0;
let isOpen = false;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  wire = await startWire(demo.url);
  chair = await enter(browser, demo, "chair", laptop);
  phone = await enter(browser, wired(), "MY-DAP-3", small);
});

// What one test leaves behind when it fails is no reason for the next one to fail.
beforeEach(async () => {
  wire.mend();
  if (isOpen) await finish();
  await phone.goto(wire.url);
  await phone.evaluate(() => localStorage.clear());
});

after(async () => {
  await browser?.close();
  wire?.stop();
  demo?.stop();
});

/** The demo as it is reached over the wire. */
function wired() {
  const links = Object.fromEntries(Object.entries(demo.links).map(([name, link]) => [name, link.replace(demo.url, wire.url)]));
  return { ...demo, url: wire.url, links };
}

const option = (page, choice) => page.locator(`button[name=choice][value=${choice}]`);
const outbox = (page) => page.locator("#outbox p");
const recorded = (page) => page.locator(".note [role=status]", { hasText: /Recorded at \d\d:\d\d:\d\d/ });

async function ask(path, form) {
  const answer = await chair.request.post(`${demo.url}/chair/${path}`, { form, maxRedirects: 0 });
  assert.equal(answer.status(), 303, path);
}

async function open(preset = "simple_majority") {
  await ask("open", { commitment: `c${(rounds % 16) + 1}`, preset, seconds: "" });
  rounds += 1;
  isOpen = true;
}

async function finish() {
  isOpen = false;
  await ask("close", { round: rounds });
  await ask("publish", { round: rounds });
  return (await chair.request.get(`${demo.url}/record/${rounds}/tally.json`)).json();
}

/** The islands of the page are alive. */
const alive = (page) => page.locator(".live.connected").waitFor(live);

test("a tap is recorded without leaving the page, at the server's time, and the focus stays", async () => {
  await open();
  await option(phone, "for").waitFor(live);
  await alive(phone);
  await phone.evaluate(() => (window.untouched = true));
  await option(phone, "for").click();
  await recorded(phone).waitFor(live);
  assert.equal(await option(phone, "for").getAttribute("aria-pressed"), "true");
  assert.match(await phone.locator(".note").innerText(), /may change it until the round closes/);
  assert.equal(await phone.evaluate(() => window.untouched), true, "the page is the same");
  assert.equal(await phone.evaluate(() => document.activeElement.value), "for");
  assert.equal((await outbox(phone).innerText()).includes("Recorded at"), true, "it is announced");
  await finish();
});

test("a network cut mid-tap and restored: recorded once, and what was on the screen was the server's state", async () => {
  await open();
  await option(phone, "for").waitFor(live);
  await alive(phone);
  await option(phone, "for").click();
  await phone.locator("button[value=for][aria-pressed=true]").waitFor(live);
  wire.cut();
  await option(phone, "against").click();
  await phone.locator("#outbox.waiting", { hasText: /not sent yet/ }).waitFor(live);
  assert.equal(await option(phone, "for").getAttribute("aria-pressed"), "true", "the recorded choice still shows");
  assert.match(await phone.evaluate(() => localStorage.getItem("hemicycle-ballots")), /choice%3Dagainst/);
  wire.mend();
  await phone.locator("button[value=against][aria-pressed=true]").waitFor({ timeout: 15000 });
  assert.equal(await phone.evaluate(() => localStorage.getItem("hemicycle-ballots")), null, "nothing waits any more");
  const tally = await finish();
  assert.deepEqual([tally.modes[0].for, tally.modes[0].against, tally.turnout.delegates.voted], [0, 1, 1]);
});

test("an answer lost on the way: the ballot is sent again and known again, even after the round has closed", async () => {
  await open();
  await option(phone, "for").waitFor(live);
  await alive(phone);
  wire.cutBeforeTheAnswer();
  await option(phone, "for").click();
  await phone.locator("#outbox.waiting").waitFor(live);
  const tally = await finish();
  assert.equal(tally.modes[0].for, 1, "it had arrived");
  await open();
  wire.mend();
  await option(phone, "for").waitFor({ timeout: 40000 });
  await phone.waitForFunction(() => localStorage.getItem("hemicycle-ballots") === null);
  assert.equal(await phone.locator("#outbox.refused").count(), 0, "nothing is said to have failed");
  assert.equal(await option(phone, "for").getAttribute("aria-pressed"), "false", "the new round has no ballot");
  assert.equal((await finish()).turnout.delegates.voted, 0);
});

test("cut, the round closed, restored: the phone is told so, and nothing is recorded", async () => {
  await open();
  await option(phone, "for").waitFor(live);
  await alive(phone);
  wire.cut();
  await option(phone, "for").click();
  await phone.locator("#outbox.waiting").waitFor(live);
  assert.equal((await finish()).turnout.delegates.voted, 0);
  wire.mend();
  await phone.locator("#outbox.refused", { hasText: /“For” was not recorded.*not open/ }).waitFor({ timeout: 40000 });
  await phone.locator(".outcome").waitFor({ timeout: 40000 });
  await phone.locator("#outbox.refused", { hasText: /was not recorded/ }).waitFor(live);
  await phone.locator("#outbox button").click();
  await phone.locator("#outbox.refused").waitFor({ state: "detached", ...live });
});

test("two tabs of one phone agree, and a choice in hand is not reset by the other tab", async () => {
  await open("consensus_of_delegations");
  await phone.locator("input[value=agree]").waitFor(live);
  await alive(phone);
  const other = await phone.context().newPage();
  await other.goto(wire.url);
  await alive(other);
  await other.locator("input[value=object]").check({ force: true });
  await other.locator("textarea[name=reason-object]").fill("Half a sen");
  await phone.locator("input[value=reservation]").check({ force: true });
  await phone.locator("textarea[name=reason-reservation]").fill("With child care.");
  await phone.locator("form.paper button.go").click();
  await recorded(phone).waitFor(live);
  await recorded(other).waitFor(live);
  assert.equal(await other.locator("textarea[name=reason-object]").inputValue(), "Half a sen");
  assert.equal(await other.locator("input[value=object]").isChecked(), true);
  assert.equal(await phone.locator("textarea[name=reason-reservation]").inputValue(), "With child care.", "the recorded reason stays in the form");
  await other.close();
  await finish();
});

test("the server restarts mid-round: within five seconds the views are right again, and the ballot stands", async () => {
  await open();
  await option(phone, "abstain").waitFor(live);
  await alive(phone);
  await option(phone, "abstain").click();
  await recorded(phone).waitFor(live);
  await demo.restart();
  await alive(phone);
  assert.equal(await option(phone, "abstain").getAttribute("aria-pressed"), "true");
  await option(phone, "for").click();
  await phone.locator("button[value=for][aria-pressed=true]").waitFor(live);
  assert.equal((await finish()).turnout.delegates.voted, 1);
});

test("back from another page, and back from the cache, the state is the server's", async () => {
  await open();
  await option(phone, "for").waitFor(live);
  await alive(phone);
  await phone.goto(`${wire.url}/resolution`);
  const cast = await phone.request.post(`${wire.url}/ballot`, { form: { round: rounds, choice: "for" } });
  assert.equal(cast.status(), 200);
  await phone.goBack();
  await phone.locator("button[value=for][aria-pressed=true]").waitFor(live);
  await finish();
});

test("a newer phone ends this one within a second, and it says why", async () => {
  await phone.goto(wire.url);
  await alive(phone);
  const newer = await enter(browser, demo, "MY-DAP-3", small);
  await phone.locator(".notice", { hasText: /another phone/ }).waitFor({ timeout: 3500 });
  await newer.close();
});

test("a ballot that somebody left on the phone is never sent for somebody else", async () => {
  await phone.evaluate(() => localStorage.setItem("hemicycle-ballots", "delegate=MY-DAP-3&ballot=9/&label=For&key=k&body=round%3D9"));
  await phone.goto(wired().links["SE-SAP-2"]);
  await phone.locator("main form button").first().click();
  await alive(phone);
  assert.equal(await outbox(phone).innerText(), "");
});
