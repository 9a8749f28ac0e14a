// Staff and settings in a browser: a teller is added, sets up codes, and is shut out at once; logo, colour and a hall that
// is open to everybody.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkAccess, checkFits, enter, laptop, phone, picture, startBrowser, startDemo } from "./house.mjs";

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

/** The code of RFC 6238 for a secret in Base32, so many steps from now. */
function code(secret, steps) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac("sha1", key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Waits where the code is about to change. */
async function early() {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 10_000) await new Promise((done) => setTimeout(done, left));
}

/** Somebody before the door, in a browser of their own. */
async function stranger(viewport) {
  const context = await browser.newContext({ viewport, locale: "en" });
  return context.newPage();
}

async function logIn(page, password) {
  await page.goto(`${demo.url}/enter`);
  await page.getByText("Chair, secretariat and screens").click();
  await page.getByLabel("Name").fill("Tess");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).last().click();
}

test("a teller is added, sets up codes from a phone, and is shut out at once", async () => {
  await desk.getByRole("link", { name: "Staff", exact: true }).click();
  await desk.getByLabel("Name").fill("Tess");
  await desk.getByLabel("Role").selectOption("teller");
  await desk.getByRole("button", { name: "Add", exact: true }).click();
  const password = (await desk.locator("#new-password output").innerText()).trim();
  await checkAccess(desk, "the staff");
  await checkFits(desk, "the staff");
  await picture(desk, "staff");

  const tess = await stranger(laptop);
  await logIn(tess, password);
  await tess.getByRole("link", { name: "Your access" }).click();
  await checkAccess(tess, "one's own access");
  await tess.getByRole("button", { name: "Set up" }).click();
  const secret = (await tess.locator("#secret").innerText()).replaceAll(" ", "");
  await checkAccess(tess, "a second factor being set up");
  await picture(tess, "account-second");
  await early();
  await tess.getByLabel("The code that the app shows").fill(code(secret, -1));
  await tess.getByRole("button", { name: "Confirm" }).click();
  await tess.getByText("At each login a code").waitFor();
  await picture(tess, "account");
  await tess.getByRole("button", { name: "Log out" }).click();

  const again = await stranger(phone);
  await logIn(again, password);
  await again.getByRole("heading", { name: "The code from your phone" }).waitFor();
  await checkAccess(again, "the second step");
  await checkFits(again, "the second step");
  await picture(again, "second-step");
  await again.getByLabel("Code").fill("000000");
  await again.getByRole("button", { name: "Log in" }).click();
  await again.getByText("This code is not right").waitFor();
  await early();
  await again.getByLabel("Code").fill(code(secret, 0));
  await again.getByRole("button", { name: "Log in" }).click();
  await again.waitForURL(`${demo.url}/record`);
  await checkFits(again, "the record");

  await desk.goto(`${demo.url}/desk/staff/member?name=Tess`);
  await checkAccess(desk, "one of the staff");
  await checkFits(desk, "one of the staff");
  await picture(desk, "staff-member");
  await desk.getByText("Shut out").first().click();
  await desk.getByRole("button", { name: "Shut out" }).click();
  await desk.getByText("shut out", { exact: true }).waitFor();
  await again.goto(`${demo.url}/record`);
  await again.getByText("The secretariat has shut your access").waitFor();
});

test("colour and logo are seen in the hall, and the hall is opened to everybody", async () => {
  const visitor = await stranger(laptop);
  await visitor.goto(`${demo.url}/hall`);
  assert.equal(new URL(visitor.url()).pathname, "/enter");

  await desk.goto(`${demo.url}/desk/settings`);
  await desk.getByLabel("Picture").setInputFiles(fileURLToPath(new URL("../style/icon-192.png", import.meta.url)));
  await desk.getByRole("button", { name: "Take this logo" }).click();
  await desk.getByText("The settings are saved.").waitFor();
  await desk.getByLabel("First day").fill("2019-08-30");
  await desk.getByLabel("Last day").fill("2019-08-31");
  await desk.getByLabel("A colour of our own").check();
  await desk.getByLabel("The colour").fill("#ffcc00");
  await desk.getByLabel("Whoever has the address").check();
  await desk.getByRole("button", { name: "Look at it first" }).click();
  await desk.getByText("This colour is too light").waitFor();
  await desk.getByLabel("The colour").fill("#c8102e");
  await desk.getByRole("button", { name: "Look at it first" }).click();
  await desk.locator("#preview svg").waitFor();
  await checkAccess(desk, "the settings");
  await checkFits(desk, "the settings");
  await picture(desk, "settings");
  await desk.screenshot({ path: fileURLToPath(new URL("out/settings-whole.png", import.meta.url)), fullPage: true });
  await desk.getByRole("button", { name: "Save" }).click();
  await desk.getByText("The settings are saved.").waitFor();
  await desk.setViewportSize(phone);
  await checkFits(desk, "the settings on a phone");

  await visitor.goto(`${demo.url}/enter`);
  await picture(visitor, "door-with-logo");
  await visitor.goto(`${demo.url}/hall`);
  await visitor.locator(".hall-welcome .logo").waitFor();
  await visitor.getByText("30–31 August 2019").waitFor();
  assert.ok(await visitor.locator(".hall-welcome .logo").evaluate((logo) => logo.complete && logo.naturalWidth === 192));
  const accent = () => visitor.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent"));
  assert.equal(await accent(), "#c8102e");
  await checkAccess(visitor, "the hall");
  await picture(visitor, "hall-with-logo");
  await visitor.emulateMedia({ colorScheme: "dark" });
  assert.notEqual(await accent(), "#c8102e", "on dark paper the colour is a lighter one");
  await checkAccess(visitor, "the hall in the dark");
  await picture(visitor, "hall-with-logo-dark");
});
