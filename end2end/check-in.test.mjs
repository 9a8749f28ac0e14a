// The check-in in a browser: by three keys and Enter, by a scanner that types, by the camera, and by two desks at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkAccess, checkFits, enter, laptop, phone, picture, startBrowser, startDemo } from "./house.mjs";

const soon = { timeout: 2_000 };
let demo, browser, one, other;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  one = await atTheDesk(browser);
  other = await atTheDesk(browser);
});
after(async () => {
  await browser?.close();
  demo?.stop();
});

/** A desk at the check-in, with its list in hand. */
async function atTheDesk(browser, viewport = laptop, options = {}) {
  return withItsList(await enter(browser, demo, "secretariat", viewport, options));
}

async function withItsList(desk) {
  const list = desk.waitForResponse((answer) => answer.url().endsWith("/desk/check-in/people"));
  await desk.goto(`${demo.url}/desk/check-in`);
  await (await list).finished();
  await desk.locator(".live.connected").waitFor({ timeout: 15_000 });
  return desk;
}

const field = (desk) => desk.locator("#sought");
const done = (desk) => desk.locator("#done");

async function mark(desk, delegate, present) {
  const form = { delegate, present };
  const answer = await desk.request.post(`${demo.url}/desk/check-in`, { form, headers: { accept: "application/json" } });
  assert.equal(answer.status(), 200);
}

/** How many of a delegation a desk's page says are here. */
const here = (desk, delegation) => desk.locator(`tr[data-delegation="${delegation}"] td`);

/** Types as fast as a scanner, and Enter. */
async function typeIn(desk, text) {
  await desk.keyboard.type(text);
  await desk.keyboard.press("Enter");
}

async function isReady(desk) {
  assert.equal(await field(desk).inputValue(), "", "the field is empty");
  assert.equal(await desk.evaluate(() => document.activeElement?.id), "sought", "and has the focus");
}

test("three keys and Enter check a person in, and the field is ready for the next", async () => {
  for (const delegate of ["MY-DAP-3", "AL-PS-1", "SE-SAP-2"]) await mark(one, delegate, "no");
  await isReady(one);
  await picture(one, "check-in-empty");
  await one.keyboard.type("my3");
  await one.locator("#meant", { hasText: "Enter checks in" }).waitFor(soon);
  await picture(one, "check-in-typing");
  await one.keyboard.press("Enter");
  await done(one).getByText("MY-DAP-3").waitFor(soon);
  assert.match(await done(one).innerText(), /Back at \d\d:\d\d/);
  await isReady(one);
  await one.keyboard.type("al1");
  await picture(one, "check-in-by-name");
  await one.keyboard.press("Enter");
  await done(one).getByText("AL-PS-1").waitFor(soon);
  await checkAccess(one, "the check-in");
  await checkFits(one, "the check-in");
  await picture(one, "check-in-done");
  await typeIn(one, "al1");
  await done(one).getByText("Already present").waitFor(soon);
  await picture(one, "check-in-already");
});

test("where several could be meant Enter waits, the arrows choose, and what was done can be undone", async () => {
  await one.keyboard.type("ub");
  const rows = one.locator(".found li");
  await one.locator("#meant", { hasText: "could be meant" }).waitFor(soon);
  assert.ok((await rows.count()) > 1);
  await picture(one, "check-in-several");
  await one.keyboard.press("Enter");
  assert.equal(await field(one).inputValue(), "ub", "nothing was done");
  await one.keyboard.press("ArrowDown");
  await one.keyboard.press("ArrowDown");
  const chosen = await one.locator(".found li.chosen b").innerText();
  assert.equal(chosen, await rows.nth(1).locator("b").innerText());
  await one.keyboard.press("Enter");
  await done(one).getByRole("heading", { name: chosen }).waitFor(soon);
  await done(one).locator("form button").click();
  await done(one).getByText(/Left at/).waitFor(soon);
  await isReady(one);
  await done(one).locator("form button").click();
  await done(one).getByText(/Back at/).waitFor(soon);
});

test("check-in by two desks at once: nobody twice, and each sees the other's within two seconds", async () => {
  const queue = ["SE-SAP-1", "SE-SAP-2", "SE-SAP-3", "SE-SAP-4"];
  for (const delegate of queue) await mark(one, delegate, "no");
  const [, of] = (await here(one, "SE-SAP").innerText()).split(" / ").map(Number);
  const count = (present) => new RegExp(`^${present} / ${of}$`);
  const before = of - (await absent("SE-SAP")).length;
  for (const desk of [one, other]) await here(desk, "SE-SAP").getByText(count(before)).waitFor(soon);

  await Promise.all([typeIn(one, "SE-SAP-1"), typeIn(other, "SE-SAP-1")]);
  for (const desk of [one, other]) await done(desk).getByText("SE-SAP-1").waitFor(soon);
  const said = await Promise.all([one, other].map((desk) => done(desk).locator(".done-sentence").innerText()));
  assert.deepEqual(said.map((sentence) => sentence.replace(/,? (at|since).*/, "")).sort(), ["Already present", "Back"], "one of them came first");

  await Promise.all([typeIn(one, "SE-SAP-2"), typeIn(other, "SE-SAP-3")]);
  for (const desk of [one, other]) await here(desk, "SE-SAP").getByText(count(before + 3)).waitFor(soon);
  await other.keyboard.type("SE-SAP-2");
  await other.locator(".found li.is-here", { hasText: "present" }).waitFor(soon);
  await picture(other, "check-in-two-desks");
  await other.keyboard.press("Escape");
  await isReady(other);
  assert.deepEqual(await absent("SE-SAP"), ["SE-SAP-4"], "and so says the roll");
});

/** Who of a delegation is not here, by the roll that the desk gives out. */
async function absent(delegation) {
  const roll = await (await one.request.get(`${demo.url}/desk/export/roll.csv`)).text();
  return roll.split("\n").map((line) => line.split(",")).filter((cells) => cells[0] === delegation && cells.at(-1) === "no").map((cells) => cells.at(-4));
}

test("a scanner types a card wherever the focus is; an old card and one of the staff say what they are", async () => {
  await mark(one, "MY-DAP-3", "no");
  await one.locator(".presence-scroll").focus();
  await typeIn(one, demo.links["MY-DAP-3"]);
  await done(one).getByText("MY-DAP-3").waitFor(soon);
  assert.ok(!one.url().includes("/enter/"));
  await isReady(one);
  await typeIn(one, demo.links.chair);
  await one.locator(".trouble", { hasText: "belongs to the staff" }).waitFor(soon);
  await one.request.post(`${demo.url}/desk/card`, { form: { delegate: "MY-DAP-3" }, headers: { accept: "application/json" } });
  await typeIn(one, demo.links["MY-DAP-3"]);
  await one.locator(".trouble", { hasText: "This is an old card of" }).waitFor(soon);
  assert.equal(await done(one).isVisible(), false, "and nobody stands there as checked in");
  await checkAccess(one, "the check-in with an old card");
  await picture(one, "check-in-old-card");
  assert.deepEqual(one.faults.filter((fault) => !/status of 4(09|10)/.test(fault)), []);
});

test("the camera sees a card and checks its holder in, once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hemicycle-camera-"));
  try {
    await mark(one, "SE-SAP-1", "no");
    await one.goto(`${demo.url}/desk/delegate?id=SE-SAP-1`);
    await one.getByText("Issue a new card").first().click();
    await one.getByRole("button", { name: "Issue a new card" }).click();
    const code = await one.locator("#new-card svg").evaluate((svg) => svg.outerHTML);
    const film = join(folder, "card.mjpeg");
    writeFileSync(film, await filmed(code));
    const watching = await startBrowser(
      "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`,
    );
    try {
      const desk = await atTheDesk(watching, laptop, { permissions: ["camera"] });
      const scans = [];
      desk.on("request", (request) => request.url().endsWith("/find") && scans.push(request.url()));
      await desk.getByRole("button", { name: "Scan with the camera" }).click();
      await done(desk).getByText("SE-SAP-1").waitFor({ timeout: 15_000 });
      await desk.waitForTimeout(1_000);
      await picture(desk, "check-in-camera");
      await checkAccess(desk, "the check-in with the camera");
      assert.equal(scans.length, 1, "a card that stays before the camera is read once");
      await desk.getByRole("button", { name: "Turn the camera off" }).click();
      assert.equal(await desk.locator("#camera").evaluate((video) => video.srcObject), null);
      assert.deepEqual(desk.faults, []);
    } finally {
      await watching.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A film of a card held before a camera: its code on a table, never quite still. */
async function filmed(code) {
  const context = await browser.newContext({ viewport: { width: 640, height: 480 } });
  const table = await context.newPage();
  await table.setContent(`<body style="margin:0;background:#777;display:grid;place-items:center;height:480px">
    <div style="background:#fff;padding:20px;width:260px">${code}</div></body>`);
  const pictures = [];
  for (const turn of [0, 4, -5, 7, -9, 12]) {
    await table.locator("div").evaluate((card, turn) => (card.style.transform = `rotate(${turn}deg) scale(${1 + turn / 60})`), turn);
    await table.locator("svg").evaluate((svg) => Object.assign(svg.style, { width: "100%", height: "auto", display: "block" }));
    pictures.push(await table.screenshot({ type: "jpeg", quality: 90 }));
  }
  await context.close();
  return Buffer.concat(pictures.flatMap((one) => Array(6).fill(one)));
}

test("a person's page at the desk says when they came and left, and takes a mandate", async () => {
  await withItsList(one);
  await typeIn(one, "AT-SPO-6");
  await done(one).getByRole("link").click();
  await one.getByRole("heading", { name: "Lemongrass Gatepost" }).waitFor();
  await one.getByText("Mandate…").click();
  await one.getByLabel("In place of").selectOption("AT-SPO-3");
  await one.getByRole("button", { name: "Set the mandate" }).click();
  await one.getByText("mandated in place of Vanilla Pencil").waitFor();
  await one.locator("#presence").getByRole("button", { name: "Check out" }).click();
  await one.locator("#presence li", { hasText: /^left / }).waitFor();
  await checkAccess(one, "a person's page");
  await checkFits(one, "a person's page");
  await picture(one, "check-in-person");
});

test("on a phone and without scripts a person is found and checked in by plain forms", async () => {
  await mark(one, "MY-DAP-3", "no");
  const plain = await enter(browser, demo, "secretariat", phone, { javaScriptEnabled: false });
  await plain.goto(`${demo.url}/desk/check-in`);
  await field(plain).fill("my3");
  await field(plain).press("Enter");
  await plain.getByRole("button", { name: /^(Check in|Back again): / }).first().click();
  await done(plain).getByText("MY-DAP-3").waitFor();
  await checkFits(plain, "the check-in on a phone");
  await picture(plain, "check-in-plain-phone");
  assert.match(await done(plain).innerText(), /Back at/);
});
