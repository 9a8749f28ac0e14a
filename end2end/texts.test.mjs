// The texts at the desk in a browser: an import with errors, mended on the page and confirmed; a paragraph edited, a
// commitment marked; and what a delegate then reads.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { checkAccess, checkFits, enter, laptop, phone, picture, startBrowser, startDemo } from "./house.mjs";

const ID = "social-cohesion-and-progress";
let demo, browser, desk, delegate;
before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  desk = await enter(browser, demo, "secretariat", laptop);
  delegate = await enter(browser, demo, "MY-DAP-3", phone);
});
after(async () => {
  await browser?.close();
  demo?.stop();
});

/** A text as the desk gives it out. */
async function file(language) {
  await desk.goto(`${demo.url}/desk/text?id=${ID}`);
  const link = desk.getByRole("link", { name: `${ID}.${language}.md` });
  const [download] = await Promise.all([desk.waitForEvent("download"), link.click()]);
  return readFile(await download.path(), "utf8");
}

const preview = () => desk.locator("#preview");
const enterChanges = () => desk.getByRole("button", { name: "Enter these changes" });

test("files with errors are shown side by side, mended on the page and confirmed", async () => {
  const [english, french] = [await file("en"), await file("fr")];
  await picture(desk, "desk-text");
  await checkAccess(desk, "the resolution's page");
  await checkFits(desk, "the resolution's page");
  await desk.goto(`${demo.url}/desk`);
  await desk.getByRole("link", { name: "Texts", exact: true }).click();
  await desk.getByRole("heading", { name: "Import a resolution" }).waitFor();
  await checkAccess(desk, "the texts");
  await picture(desk, "desk-texts");

  const added = `${english}\nThis congress will meet again. {#p15}\n`;
  await desk.getByLabel("Files").setInputFiles([
    { name: "resolution.en.md", mimeType: "text/markdown", buffer: Buffer.from(added) },
    { name: "resolution.fr.md", mimeType: "text/markdown", buffer: Buffer.from(french) },
  ]);
  await desk.getByRole("button", { name: "Show what would change" }).first().click();
  await preview().getByText("p15 is missing in French").waitFor();
  await preview().getByText("missing here").first().waitFor();
  assert.equal(await enterChanges().count(), 0);
  await checkAccess(desk, "the import with errors");
  await checkFits(desk, "the import with errors");
  await picture(desk, "desk-texts-errors");

  // The paragraph is taken out again, and another one changed.
  const field = desk.getByLabel("resolution.en.md");
  assert.equal(await field.inputValue(), added);
  await field.fill(english.replace("Change always creates winners and losers.", "Change creates winners and losers."));
  await preview().getByRole("button", { name: "Show what would change" }).click();
  await preview().getByText("Changed paragraphs: 1", { exact: true }).waitFor();
  await checkAccess(desk, "the preview");
  await checkFits(desk, "the preview");
  await picture(desk, "desk-texts-preview");
  await enterChanges().click();
  await desk.getByText("The text is entered.").waitFor();
  assert.equal(await file("en"), english.replace("Change always creates", "Change creates"));
  assert.equal(await file("fr"), french);
});

test("a paragraph is edited and a commitment marked, and a delegate reads it", async () => {
  await desk.goto(`${demo.url}/desk/text?id=${ID}`);
  await desk.getByRole("link", { name: "Edit: p2" }).click();
  await desk.getByRole("heading", { name: "Paragraph p2" }).waitFor();
  await desk.getByText("Mark a commitment in this paragraph").click();
  await checkAccess(desk, "the paragraph");
  await checkFits(desk, "the paragraph");
  await picture(desk, "desk-text-edit");
  const line = desk.getByRole("textbox", { name: "English", exact: true });
  await line.fill(`${(await line.inputValue()).replace(" {#p2}", "")} We leave nobody behind. {#p2}`);
  for (const [label, words] of [["Français", "Nous ne laissons personne de côté."], ["Español", "No dejamos a nadie atrás."]]) {
    const other = desk.getByRole("textbox", { name: label, exact: true });
    await other.fill(`${(await other.inputValue()).replace(" {#p2}", "")} ${words} {#p2}`);
  }
  await desk.locator("#edit").getByRole("button", { name: "Show what would change" }).first().click();
  await preview().getByText("We leave nobody behind.").first().waitFor();
  await enterChanges().click();
  await desk.getByText("The text is entered.").waitFor();

  await desk.getByRole("link", { name: "Edit: p2" }).click();
  await desk.getByText("Mark a commitment in this paragraph").click();
  assert.equal(await desk.getByLabel("Its id").inputValue(), "c17");
  await desk.getByLabel("Words in English").fill("We leave nobody behind.");
  await desk.getByLabel("Words in Français").fill("Nous ne laissons personne de côté.");
  await desk.getByLabel("Words in Español").fill("No dejamos a nadie atrás.");
  await desk.getByLabel("Heading in English").fill("Nobody left behind");
  await desk.locator("details[open]").getByRole("button", { name: "Show what would change" }).click();
  await preview().getByText("c17 becomes a commitment: Nobody left behind").waitFor();
  await picture(desk, "desk-text-marked");
  await enterChanges().click();
  await desk.getByText("The text is entered.").waitFor();
  await desk.getByText("Earlier changes").scrollIntoViewIfNeeded();
  await desk.locator(".revisions summary").first().click();
  await checkAccess(desk, "the changes before");
  await picture(desk, "desk-text-history");

  await delegate.goto(`${demo.url}/resolution`);
  const link = delegate.getByRole("link", { name: /We leave nobody behind/ });
  await link.scrollIntoViewIfNeeded();
  await picture(delegate, "phone-resolution-marked");
  await link.click();
  await delegate.getByRole("heading", { name: "Nobody left behind" }).waitFor();
  assert.deepEqual(desk.faults.filter((fault) => !fault.includes("422")), []);
  assert.deepEqual(delegate.faults, []);
});

test("the texts fit on a phone as well", async () => {
  const small = await enter(browser, demo, "secretariat", phone);
  for (const path of ["/desk/texts", `/desk/text?id=${ID}&p=p3`]) {
    await small.goto(demo.url + path);
    await checkFits(small, path);
    await checkAccess(small, path);
  }
  await picture(small, "phone-desk-text");
});
