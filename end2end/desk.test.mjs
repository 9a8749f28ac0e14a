// The secretariat's desk in a browser: a roll with errors, mended and confirmed; somebody edited by hand.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkAccess, checkFits, enter, laptop, phone, picture, pictures, startBrowser, startDemo } from "./house.mjs";

let demo, browser, desk;
before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  desk = await enter(browser, demo, "secretariat", laptop);
});
after(async () => {
  await browser?.close();
  demo?.stop();
});

/** The roll as the desk gives it out. */
async function roll() {
  const [download] = await Promise.all([desk.waitForEvent("download"), desk.getByRole("link", { name: "roll.csv" }).click()]);
  return readFile(await download.path(), "utf8");
}

async function handIn(content) {
  await desk.getByLabel("File").setInputFiles({ name: "roll.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
  await desk.getByRole("button", { name: "Show what would change" }).click();
  await desk.locator("#preview").waitFor();
}

test("a roll with errors is shown, mended and confirmed", async () => {
  const before = await roll();
  const good = before.replace("Ultramarine Button", "Nguyễn Văn Đức") + "ZZ-NEW,New Party,ZZ,full,2,ZZ-NEW-1,First Delegate,head,yes\n";
  await picture(desk, "desk");
  await desk.getByRole("link", { name: "Import a roll" }).click();
  await desk.getByRole("heading", { name: "Import a roll" }).waitFor();
  await checkAccess(desk, "the import");

  await handIn(good.replace("ZZ,full,2", "ZZ,honorary,-2"));
  await desk.getByText("is not one of full, consultative, observer").waitFor();
  assert.equal(await desk.getByRole("button", { name: "Enter these changes" }).count(), 0);
  await checkAccess(desk, "the import with errors");
  await picture(desk, "desk-import-errors");

  await handIn(good);
  await desk.getByText("name: Ultramarine Button → Nguyễn Văn Đức").waitFor();
  await checkAccess(desk, "the preview");
  await checkFits(desk, "the preview");
  await picture(desk, "desk-import-preview");
  await desk.getByRole("button", { name: "Enter these changes" }).click();
  await desk.getByText("The roll is entered.").waitFor();
  await desk.getByRole("link", { name: "Back to the desk" }).click();
  assert.equal(await roll(), good);
});

test("somebody is edited by hand and taken off the roll", async () => {
  await desk.goto(`${demo.url}/desk?q=ZZ-NEW-1`);
  await desk.getByRole("link", { name: "Edit: First Delegate" }).click();
  await checkAccess(desk, "the person's page");
  await picture(desk, "desk-delegate");
  await desk.getByLabel("Name").fill("Second Name");
  await desk.getByRole("button", { name: "Save" }).click();
  await desk.getByRole("link", { name: "Edit: Second Name" }).click();
  await desk.getByText("Remove from the roll").first().click();
  await desk.getByRole("button", { name: "Remove from the roll" }).click();
  await desk.waitForURL(`${demo.url}/desk`);
  assert.ok(!(await roll()).includes("ZZ-NEW-1"));
  assert.ok((await roll()).includes("ZZ-NEW,New Party"), "the delegation stays");

  await desk.goto(`${demo.url}/desk/delegation?id=ZZ-NEW`);
  await checkAccess(desk, "the delegation's page");
  await checkFits(desk, "the delegation's page");
  await picture(desk, "desk-delegation");
  await desk.getByLabel("Votes").fill("5");
  await desk.getByRole("button", { name: "Save" }).click();
  await desk.waitForURL((url) => url.pathname === "/desk");
  assert.ok((await roll()).includes("ZZ-NEW,New Party,ZZ,full,5,,,,"));
});

test("a lost phone's card is issued anew: the lost phone is told within a second, and the new card enters", async () => {
  const lost = await enter(browser, demo, "MY-DAP-3", phone);
  await lost.waitForFunction(() => document.documentElement.hasAttribute("data-alive"));
  await desk.goto(`${demo.url}/desk/delegate?id=MY-DAP-3`);
  await desk.getByText("Issue a new card").first().click();
  await picture(desk, "desk-card-ask");
  await desk.getByRole("button", { name: "Issue a new card" }).click();
  await lost.locator(".notice", { hasText: "issued a new card for you" }).waitFor({ timeout: 3500 });
  await picture(lost, "phone-reissued");
  await desk.locator("#new-card svg").waitFor();
  await checkAccess(desk, "the new card");
  await checkFits(desk, "the new card");
  await picture(desk, "desk-card");
  const [number, code] = await desk.locator("#new-card dd").allInnerTexts();
  await lost.getByLabel("Number on your card").fill(number);
  await lost.getByLabel("Code on your card").fill(code);
  await lost.getByRole("button", { name: "Log in" }).first().click();
  await lost.waitForURL(`${demo.url}/`);
});

test("cards are printed, and the code on one of them logs its person in", async () => {
  await desk.goto(`${demo.url}/desk`);
  await desk.getByRole("link", { name: "Cards", exact: true }).click();
  await desk.getByRole("heading", { name: "Cards" }).waitFor();
  await checkAccess(desk, "the cards");
  await checkFits(desk, "the cards");
  await picture(desk, "desk-cards");
  await desk.getByLabel("One delegation").check();
  await desk.getByLabel("Delegation", { exact: true }).selectOption("SE-SAP");
  const [download] = await Promise.all([
    desk.waitForEvent("download", { timeout: 60_000 }),
    desk.getByRole("button", { name: "Make the cards" }).click(),
  ]);
  const pdf = await download.path();
  execFileSync("pdftoppm", ["-r", "110", "-png", pdf, join(pictures, "cards")]);
  const sheet = readdirSync(pictures).filter((name) => name.startsWith("cards-")).sort()[0];
  const links = execFileSync("zbarimg", ["--quiet", "--raw", join(pictures, sheet)], { encoding: "utf8" }).trim().split("\n");
  assert.ok(links.length >= 2 && links.every((link) => link.startsWith(`${demo.url}/enter/`)), links.join(" "));
  const context = await browser.newContext({ viewport: phone, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(links[0]);
  await page.locator("main form button").first().click();
  await page.waitForURL(`${demo.url}/`);
  assert.match(await page.locator(".way-out").innerText(), /Sweden/);
});
