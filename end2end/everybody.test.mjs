// Every page and state of a delegate's phone: open to everybody, in light and dark, in three languages, at 200 % text on the
// smallest screen, without a message key. Its pictures are those of the handbook.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkAccess, checkFits, enter, laptop, picture, startBrowser, startDemo } from "./house.mjs";

const handbook = join(dirname(dirname(fileURLToPath(import.meta.url))), "docs/handbook/phone");
const languages = ["en", "fr", "es"];
const live = { timeout: 15_000 };
let demo, browser, chair, delegate, rounds = 0;

before(async () => {
  mkdirSync(handbook, { recursive: true });
  demo = await startDemo();
  browser = await startBrowser();
  chair = await enter(browser, demo, "chair", laptop);
  delegate = await enter(browser, demo, "MY-DAP-1", { width: 390, height: 844 });
});

after(async () => {
  await browser?.close();
  demo?.stop();
});

/** The chair acts; the delegate's page is left before, so that it does not turn by itself while it is looked at. */
async function ask(path, form) {
  await delegate.goto("about:blank");
  await act(path, form);
}

async function act(path, form) {
  const answer = await chair.request.post(`${demo.url}/chair/${path}`, { form, maxRedirects: 0 });
  assert.equal(answer.status(), 303, path);
}

async function open(preset, more = {}) {
  await ask("open", { commitment: "c9", preset, seconds: "180", ...more });
  rounds += 1;
}

async function finish() {
  await ask("close", { round: rounds });
  await ask("publish", { round: rounds });
}

/** Looks at these paths in each language, light and dark, and at 200 % text on 320 px. */
async function look(page, state, paths, keep) {
  for (const language of languages) {
    await page.context().addCookies([{ name: "language", value: language, url: demo.url }]);
    for (const path of paths) {
      const what = `${state}, ${path} in ${language}`;
      await page.goto(demo.url + path);
      await page.locator("main").waitFor();
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      const text = await page.locator("body").innerText();
      assert.doesNotMatch(text, /(^|\s)(ballots?|outbox|live|now|offline|way|choice|refusal|failure|position|outcome)-[a-z_-]+/, `a message key shows in ${what}`);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await checkAccess(page, `${what}, ${colorScheme}`);
      }
      await picture(page, `dark-${state}-${language}${path.replaceAll("/", "-")}`);
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await picture(page, `light-${state}-${language}${path.replaceAll("/", "-")}`);
      if (keep && path === paths[0]) await page.screenshot({ path: join(handbook, `${keep}.${language}.jpeg`), type: "jpeg", quality: 60 });
      await page.setViewportSize({ width: 320, height: 640 });
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      await checkFits(page, `${what} at 320 px with text twice as large`);
      await page.setViewportSize({ width: 390, height: 844 });
    }
  }
}

test("at the door", async () => {
  const stranger = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const card = new URL(demo.links["SE-SAP-2"]).pathname;
  await look(stranger, "door", [card, "/enter", "/offline"].slice(0, 2), undefined);
  await stranger.goto(`${demo.url}/enter`);
  for (const field of ["delegate", "code"]) {
    const input = stranger.locator(`input[name=${field}]`);
    assert.deepEqual(
      [await input.getAttribute("autocapitalize"), await input.getAttribute("autocorrect"), await input.getAttribute("spellcheck")],
      ["characters", "off", "false"],
    );
  }
  await stranger.context().close();
});

test("before the first round", () => look(delegate, "waiting", ["/", "/ballots", "/delegation", "/resolution", "/resolution/c9"]));

test("the ballot of a vote, and what is recorded on it", async () => {
  await open("two_thirds_of_delegations");
  await look(delegate, "open", ["/", "/delegation", "/ballots"]);
  for (const option of await delegate.locator("button.option").all()) {
    assert.ok((await option.boundingBox()).height >= 56, "an option is at least 56 px high");
  }
  await delegate.goto(demo.url);
  await delegate.locator(".live.connected").waitFor(live);
  await delegate.locator("button[name=choice][value=for]").click();
  await delegate.locator(".note b").waitFor(live);
  await look(delegate, "recorded", ["/"], "ballot");
});

test("closed, published, and in the list of one's own ballots", async () => {
  await ask("close", { round: rounds });
  await look(delegate, "closed", ["/"]);
  await ask("publish", { round: rounds });
  await look(delegate, "published", ["/", "/record", "/record/1", "/resolution/c9"], "result");
  await look(delegate, "published", ["/ballots"], "own");
  const own = await delegate.locator("article.own").innerText();
  assert.match(own, /a favor/i);
});

test("the ballots of a consensus round, a poll and a choice of wording", async () => {
  await open("consensus_of_delegations");
  await delegate.goto(demo.url);
  await delegate.locator("input[value=reservation]").check({ force: true });
  await delegate.locator("textarea[name=reason-reservation]").fill("With child care during sittings.");
  await delegate.locator("form.paper button.go").click();
  await delegate.locator(".note b").waitFor(live);
  await look(delegate, "consensus", ["/", "/delegation"], "consensus");
  await finish();
  await open("indicative_poll");
  await look(delegate, "poll", ["/"]);
  await finish();
});

test("without network, and refused", async () => {
  const offline = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await offline.goto(`${demo.url}/offline`);
  await checkAccess(offline, "the page for when there is no network");
  await offline.context().close();
  await open("simple_majority");
  await delegate.goto(demo.url);
  await delegate.locator(".live.connected").waitFor(live);
  await delegate.context().setOffline(true);
  await delegate.locator("button[name=choice][value=against]").click();
  await delegate.locator("#outbox.waiting").waitFor(live);
  await checkAccess(delegate, "a ballot that is not sent yet");
  await picture(delegate, "phone-not-sent");
  await delegate.screenshot({ path: join(handbook, "not-sent.es.jpeg"), type: "jpeg", quality: 60 });
  await act("close", { round: rounds });
  await act("publish", { round: rounds });
  await delegate.context().setOffline(false);
  await delegate.locator("#outbox.refused").waitFor({ timeout: 40_000 });
  // The page is fetched anew for the published result; what was refused is still said on it.
  await delegate.locator(".outcome").first().waitFor({ timeout: 40_000 });
  await delegate.locator("#outbox.refused").waitFor({ timeout: 40_000 });
  await checkAccess(delegate, "a ballot that was refused");
  await picture(delegate, "phone-refused");
});
