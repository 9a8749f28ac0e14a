// The chair's console and the hall in every state, each reached by what people do: nothing scrolls in the hall, nothing
// in it is smaller than can be read from the last row, and axe finds nothing, in light and in dark.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkAccess, checkFits, enter, laptop, phone, picture, projector, startBrowser, startDemo } from "./house.mjs";

const tablet = { width: 1024, height: 768 };
const cinema = { width: 3840, height: 2160 };
/** The smallest letter in the hall, as a share of its height. */
const smallest = 0.022;
const live = { timeout: 15_000 };

let demo, browser, chair, second, wall, screen, head, delegate, other;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  chair = await enter(browser, demo, "chair", laptop);
  second = await enter(browser, demo, "chair", tablet);
  screen = await enter(browser, demo, "hall", projector);
  wall = await enter(browser, demo, "hall", cinema, { colorScheme: "dark" });
  head = await enter(browser, demo, "MY-DAP-1", phone);
  delegate = await enter(browser, demo, "MY-DAP-3", phone);
  other = await enter(browser, demo, "SE-SAP-2", phone);
});

after(async () => {
  await browser?.close();
  demo?.stop();
});

/** What does not fit on the screen, and what is too small on it. */
function faults(least) {
  const found = [];
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push(`scrolls: ${scrollWidth} x ${scrollHeight}`);
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest(".visually-hidden, [aria-hidden=true]");
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !isSeen(element)) continue;
    const scale = element.ownerSVGElement?.getScreenCTM()?.a ?? 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size > 0 && size < least * innerHeight - 0.01) found.push(`${node.textContent.trim().slice(0, 30)}: ${size} px`);
    const range = document.createRange();
    range.selectNodeContents(node);
    const { bottom, right, width } = range.getBoundingClientRect();
    const ends = getComputedStyle(element).textOverflow === "ellipsis";
    if (width > 0 && !ends && (bottom > innerHeight + 1 || right > innerWidth + 1)) {
      found.push(`${node.textContent.trim().slice(0, 30)}: outside the screen`);
    }
  }
  return found;
}

async function everywhere(state) {
  for (const [page, size] of [[screen, "1080"], [wall, "2160"]]) {
    assert.deepEqual(await page.evaluate(faults, smallest), [], `${state} in the hall, ${size} px high`);
    await picture(page, `hall-${size}-${state}`);
  }
  await checkAccess(screen, `the hall, ${state}, light`);
  await checkAccess(wall, `the hall, ${state}, dark`);
  for (const [page, name] of [[chair, "chair"], [second, "tablet"]]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await checkFits(page, `${name}, ${state}`);
      await checkAccess(page, `${name}, ${state}, ${colorScheme}`);
    }
    await picture(page, `${name}-${state}`);
    await page.emulateMedia({ colorScheme: "light" });
  }
}

const shown = (selector, text) => Promise.all([screen, wall].map((page) =>
  page.locator(selector, text ? { hasText: text } : {}).first().waitFor(live)));
const press = async (page, name) => page.getByRole("button", { name }).first().click();
const unfold = (page, name) => page.locator("summary", { hasText: name }).first().click();
const vote = (page, choice) => page.locator(`button[name=choice][value=${choice}]`).click();

test("the welcome has a code that leads to the door", async () => {
  await shown(".hall-door .code svg");
  assert.equal(await screen.locator("figcaption").innerText(), `${demo.url}/enter`);
  await everywhere("welcome");
});

test("the chair calls a commitment, and hall, phones and the second chair show it", async () => {
  await chair.goto(`${demo.url}/chair?c=c9`);
  await second.goto(`${demo.url}/chair?c=c9`);
  await press(chair, "Show this commitment");
  await shown(".hall-text");
  await delegate.locator("h2", { hasText: /under discussion/i }).waitFor(live);
  await second.locator(".hall-control", { hasText: "called last" }).waitFor(live);
  await everywhere("commitment");
});

test("delegates ask for the floor, points of order go first, and the hall shows who speaks", async () => {
  for (const [page, button] of [[delegate, "Ask for the floor"], [other, "Ask for the floor"], [head, "Point of order"]]) {
    await page.goto(demo.url);
    await page.locator(".floor-ask summary").click();
    await page.locator(".floor-ask button", { hasText: button }).last().click();
    await page.locator(".floor-ask [role=status]").waitFor(live);
  }
  const speakers = chair.locator("#speakers li");
  await speakers.nth(2).waitFor(live);
  assert.match(await speakers.first().innerText(), /point of order/);
  await speakers.first().locator("button", { hasText: "Give the floor" }).click();
  await shown(".hall-floor .clock");
  assert.match(await screen.locator(".hall-next").innerText(), /Malaysia · DAP[\s\S]*Sweden · SAP/);
  await head.goto(demo.url);
  assert.match(await head.locator(".floor-ask [role=status]").innerText(), /you have the floor/i);
  await second.locator(".speaking").waitFor(live);
  await everywhere("floor");
  await press(chair, "End the speech");
  await shown(".hall-text");
});

test("a closed speakers' list takes points of order only", async () => {
  await press(chair, "Close the list");
  await head.goto(demo.url);
  await head.locator(".floor-ask summary").click();
  assert.deepEqual(await head.locator(".floor-ask button").allInnerTexts(), ["Point of order"]);
});

test("the chair looks at what phones and hall will show, then opens with Enter", async () => {
  await chair.locator("input[name=preset][value=two_thirds_of_delegations]").check();
  await chair.locator("select[name=seconds]").selectOption("120");
  await press(chair, "Preview");
  await chair.locator(".previews .hall-text").waitFor(live);
  assert.equal(await chair.locator(".previews button[name=choice]").count(), 3);
  await picture(chair, "chair-preview");
  await checkAccess(chair, "the preview");
  assert.equal(await screen.locator(".hall-turnout").count(), 0, "nothing has been opened");
  await chair.waitForTimeout(800);
  await chair.locator("body").press("Enter");
  await shown(".hall-turnout");
  await everywhere("open");
});

test("the hall pauses while the round goes on", async () => {
  await unfold(chair, "Pause the hall");
  await chair.locator("#pause-en").fill("The interpreters need five minutes.");
  await press(chair, "Pause the hall");
  await shown(".hall-pause", "interpreters");
  await everywhere("pause");
  await vote(delegate, "for");
  await press(chair, "Take the message away");
  await shown(".hall-turnout");
});

test("closing early asks once more, and only one of two chairs closes", async () => {
  await press(chair, "Close the round");
  await chair.locator(".confirm", { hasText: "have not voted yet" }).waitFor(live);
  await picture(chair, "chair-confirm");
  await checkAccess(chair, "the question before closing");
  await second.goto(`${demo.url}/chair`);
  await press(second, "Close the round");
  await second.locator(".confirm").waitFor(live);
  await Promise.all([press(chair, "Close now"), press(second, "Close now")]);
  await chair.getByRole("button", { name: "Publish the result" }).waitFor(live);
  await second.getByRole("button", { name: "Publish the result" }).waitFor(live);
  const told = (await chair.locator(".notice").count()) + (await second.locator(".notice").count());
  assert.ok(told <= 1, "at most the slower one is told that there was nothing to close");
  await shown(".hall-counting");
  assert.equal(await screen.locator(".outcome").count(), 0, "nothing before publication");
  await everywhere("closed");
});

test("the result is drawn, and the next commitment is one press away", async () => {
  await press(chair, "Publish the result");
  await shown(".hall-result .hemicycle");
  await everywhere("result");
  await press(chair, /^Next:/);
  await shown(".hall-text");
});

test("commitments are grouped, a head has one separated, and the rest is decided en bloc", async () => {
  await chair.goto(`${demo.url}/chair?c=c10`);
  await unfold(chair, "decide together");
  for (const commitment of ["c11", "c12", "c13"]) await chair.locator(`input[name=with][value=${commitment}]`).check();
  await press(chair, "Decide these together");
  await chair.locator(".bloc-of").waitFor(live);
  await head.goto(`${demo.url}/delegation`);
  await checkAccess(head, "the head's page with a bloc");
  await head.locator(".separation li", { hasText: /^12\./ }).locator("button").click();
  await head.locator(".separation", { hasText: "You asked" }).waitFor(live);
  await chair.locator("input[name=preset][value=simple_majority]").check();
  await press(chair, "Open the round");
  await chair.locator(".notice", { hasText: "c12" }).waitFor(live);
  await chair.locator(".bloc-of li", { hasText: /12\./ }).locator("button").click();
  await chair.locator("input[name=preset][value=simple_majority]").check();
  await press(chair, "Open the round");
  await shown(".hall-bloc");
  assert.equal(await screen.locator(".hall-bloc li").count(), 3);
  await everywhere("bloc");
  await other.goto(demo.url);
  assert.equal(await other.locator(".bloc > li").count(), 3);
  await vote(other, "for");
  await press(chair, "Close the round");
  await press(chair, "Close now");
  await press(chair, "Publish the result");
  await shown(".hall-result");
  await everywhere("bloc-result");
});

test("a procedural question opens in two actions and stands in the record", async () => {
  await chair.goto(`${demo.url}/chair?c=c12`);
  await unfold(chair, "Procedural question");
  await press(chair, "Close the debate");
  await shown(".hall-text", "Shall the debate");
  await everywhere("procedural");
  await vote(delegate, "for");
  await press(chair, "Close the round");
  await press(chair, "Close now");
  await press(chair, "Publish the result");
  await delegate.goto(`${demo.url}/resolution/c12`);
  assert.match(await delegate.locator("main").innerText(), /Procedural questions[\s\S]*Shall the debate/);
});

test("in a roll call the hall shows each answer as it is recorded", async () => {
  await chair.goto(`${demo.url}/chair?c=c14`);
  await chair.locator("input[name=preset][value=weighted_bloc]").check();
  await chair.locator("input[name=roll_call]").check();
  await press(chair, "Open the round");
  await shown(".hall-called", /Albania|Algeria|Argentina|Australia/);
  await delegate.goto(demo.url);
  await delegate.locator(".turn").waitFor(live);
  const first = await delegate.locator(".turn").innerText();
  await chair.locator(".turn-card button[value=for]").click();
  await shown(".hall-answers .for");
  await delegate.waitForFunction((before) => document.querySelector(".turn").innerText !== before, first, live);
  for (const answer of ["against", "abstain", ""]) {
    await chair.locator(`.turn-card button[value="${answer}"]`).click();
  }
  await shown(".hall-answers .abstain");
  await second.goto(`${demo.url}/chair`);
  await everywhere("roll-call");
  await press(chair, "Close the round");
  await chair.locator(".confirm", { hasText: "not been called" }).waitFor(live);
  await press(chair, "Close now");
  await press(chair, "Publish the result");
  await shown(".hall-result");
});

test("a new version marks what was added and removed without colour", async () => {
  await chair.goto(`${demo.url}/chair?c=c15`);
  await chair.locator("input[name=preset][value=consensus_of_delegations]").check();
  await press(chair, "Open the round");
  await chair.locator("#go", { hasText: "Close" }).waitFor(live);
  await press(chair, "Close the round");
  await press(chair, "Close now");
  await press(chair, "Publish the result");
  await shown(".hall-result", /no consensus/i);
  await everywhere("no-consensus");
  await unfold(chair, "Amend the text");
  await chair.locator("#amend-en").fill("A wholly new commitment, shorter than before.");
  await chair.locator("#amend-reason").fill("Nobody agreed.");
  await press(chair, "Enter the new version");
  await press(chair, "Open the round");
  await shown(".hall-text ins, .hall-text del");
  const drawn = await screen.evaluate(() => {
    const decoration = (name) => getComputedStyle(document.querySelector(`.hall-text ${name}`)).textDecorationLine;
    return [decoration("ins"), decoration("del")];
  });
  assert.deepEqual(drawn, ["underline", "line-through"]);
  await everywhere("version");
});

test("a screen is set up by its link: language, theme, texts, panels, overlay", async () => {
  await screen.goto(`${demo.url}/hall?language=fr&theme=dark&panels=clock&texts=one`);
  assert.equal(await screen.locator("html").getAttribute("lang"), "fr");
  const look = await screen.evaluate(() => ({
    paper: getComputedStyle(document.body).backgroundColor,
    ring: document.querySelector(".ring").checkVisibility(),
    cursor: getComputedStyle(document.body).cursor,
  }));
  assert.deepEqual(look, { paper: "rgb(20, 22, 28)", ring: false, cursor: "none" });
  await picture(screen, "hall-french-dark");
  await screen.goto(`${demo.url}/hall?texts=turning`);
  assert.equal(await screen.locator(".hall-turning > p").count(), 3);
  assert.deepEqual(await screen.evaluate(faults, smallest), []);
  await screen.goto(`${demo.url}/hall?layout=overlay`);
  assert.equal(await screen.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgba(0, 0, 0, 0)");
  assert.deepEqual(await screen.evaluate(faults, smallest), []);
  await picture(screen, "hall-overlay");
});

test("no page had anything to complain about", () => {
  const complaints = [chair, second, screen, wall, head, delegate, other].flatMap((page) => page.faults);
  assert.deepEqual(complaints.filter((fault) => !/409|Conflict/.test(fault)), []);
});
