// Opens HTML pages in Chromium and does with them what readers do.
//
//   node pages.mjs DATELINE SAMPLES DIRECTORY
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [dateline, samples, directory] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const page_of = (name, ...args) => {
  const file = join(directory, `${name}.html`);
  execFileSync(dateline, ["timeline", ...args, "-o", file], { stdio: ["ignore", "ignore", "ignore"] });
  return pathToFileURL(file).href;
};

const attack = `Mayor <script>window.hit = 1</script> said </script><img src=x onerror=window.hit=2>

Mayor Jane Doe said Wednesday that <img src=x onerror="window.hit=3"> ]]> <!--<script> was banned on July 4. \
The "council' & 'mayor" will meet </style></title><svg onload=window.hit=4> on Friday.

Police \u202Earrested\u2066 two men\u0007 on Tuesday, javascript:alert(1) &lt;b&gt; said.
`;
writeFileSync(join(directory, "attack.txt"), attack);
writeFileSync(join(directory, "soup.txt"), "A soup\n\nThree onions and salt.\n");
writeFileSync(join(directory, "long.json"), JSON.stringify({
  events: Array.from({ length: 60 }, (_, i) => ({ label: `Meeting ${i}`, when: `${1940 + i}-05-01` })) }));
writeFileSync(join(directory, "attack.json"), JSON.stringify({
  title: "</title><script>window.hit=5</script>",
  events: [
    { label: "<img src=x onerror=window.hit=6>", when: "2020-01-02",
      participants: [{ role: "agent", text: "\"><script>window.hit=7</script>" }] },
    { label: "--> ]]> </svg></table><script>window.hit=8</script>", when: "-0043-03-15", status: "planned" },
    { label: "Nobody knows when", when: null }],
}));

const pages = {
  raids: page_of("raids", "--date", "2019-07-13", join(samples, "ice-raids.txt")),
  ferry: page_of("ferry", join(samples, "ferry/gazette.txt"), join(samples, "ferry/tribune.txt")),
  attack: page_of("attack", "--date", "2020-07-10", join(directory, "attack.txt")),
  table: page_of("table", "--from", "story", join(directory, "attack.json")),
  long: page_of("long", "--from", "story", join(directory, "long.json")),
  narrow: page_of("narrow", "--date", "2019-07-13", "--direction", "vertical", "--width", "400",
    join(samples, "ice-raids.txt")),
  nothing: page_of("nothing", join(directory, "soup.txt")),
  undated: page_of("undated", join(samples, "ice-raids.txt")),
};

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const complaints = [];

async function open(url, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("console", (m) => complaints.push(`${url}: ${m.type()}: ${m.text()}`));
  page.on("pageerror", (e) => complaints.push(`${url}: ${e.message}`));
  page.on("request", (r) => r.url().startsWith("file:") || complaints.push(`${url} asks ${r.url()}`));
  await page.goto(url);
  return page;
}
const focused = (page) => page.evaluate(() => document.activeElement.id);
const shown = (page) => page.locator(".event[data-status]:visible").count();

async function test(name, body) {
  const begun = Date.now();
  await body();
  assert.deepEqual(complaints, [], name);
  console.log(`${name} (${Date.now() - begun} ms)`);
}

try {
  await test("events and sentences lead to each other by click and key", async () => {
    const page = await open(pages.raids);
    const marks = page.locator(".picture.wide a.event");
    const id = (await marks.nth(2).getAttribute("href")).slice(1);
    await marks.nth(2).focus();
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), `${id}-text`);
    assert.ok(await page.locator(`.sentence.on:has(#${id}-text)`).isVisible());
    assert.ok(await page.locator(`#${id}.on`).isVisible());
    assert.equal(new URL(page.url()).hash, `#${id}`);
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), `picture-${id}`);
    await page.locator(`#${id}-text`).click();
    assert.ok(await page.evaluate((card) =>
      document.getElementById(card).contains(document.activeElement), id));
    await page.locator(`#${id}`).hover();
    assert.equal(await page.locator(`.sentence.near #${id}-text`).count(), 1);
    // Cards and marks stand in the order of time, undated ones last, and Tab goes through them so.
    const cards = await page.locator("li.event").evaluateAll((all) => all.map((c) => c.id));
    const begins = await page.locator("li.event[data-begin]:not([data-bounded])").evaluateAll((all) =>
      all.map((c) => c.dataset.begin));
    assert.ok(begins.length > 4);
    assert.deepEqual(begins, [...begins].sort());
    for (const picture of ["wide", "narrow"])
      assert.deepEqual(await page.locator(`.picture.${picture} a.event`).evaluateAll((all) =>
        all.map((a) => a.getAttribute("href").slice(1))), cards);
    await marks.first().focus();
    const hrefs = await marks.evaluateAll((all) => all.map((a) => a.id));
    for (const next of hrefs.slice(1)) {
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), next);
    }
    await page.context().close();
  });

  await test("dates are explained where they stand", async () => {
    const page = await open(pages.raids);
    const date = page.locator("a.date", { hasText: "Wednesday" }).first();
    await date.focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: "Why this date" });
    assert.match(await panel.innerText(), /Wednesday[\s\S]*2019-07-10[\s\S]*rule[\s\S]*weekday[\s\S]*clue[\s\S]*interval/);
    await page.keyboard.press("Escape");
    assert.ok(await panel.isHidden());
    assert.equal(await focused(page), await date.getAttribute("id"));
    await page.context().close();
    const undated = await open(pages.undated);
    await undated.locator("a.date.open", { hasText: "Wednesday" }).first().click();
    assert.match(await undated.locator("aside.panel").innerText(), /stays open[\s\S]*missing/);
    await undated.context().close();
  });

  await test("filters, search and the address", async () => {
    const page = await open(pages.raids);
    const all = await shown(page);
    assert.equal(await page.locator(".count").innerText(), `${all} of ${all} events shown`);
    await page.getByLabel("Status").selectOption("planned");
    await page.waitForFunction(() => location.hash === "#status=planned");
    const planned = await shown(page);
    assert.ok(planned > 0 && planned < all);
    assert.equal(await page.locator(".count").innerText(), `${planned} of ${all} events shown`);
    assert.equal(await page.locator(".picture.wide a.event:not(.off)").count(), planned);
    const again = await open(page.url());
    assert.equal(await shown(again), planned);
    await again.context().close();
    await page.getByRole("button", { name: "Show all" }).click();
    assert.equal(await shown(page), all);
    await page.getByLabel("Actor").selectOption("Lori Lightfoot");
    await page.getByLabel("From").fill("2019-07-12");
    await page.getByLabel("to", { exact: true }).fill("2019-07");
    await page.waitForFunction(() => location.hash.includes("until"));
    for (const card of await page.locator("li.event:visible").all()) {
      assert.match(await card.getAttribute("data-actor"), /Lori Lightfoot/);
      assert.ok(await card.getAttribute("data-begin") >= "2019-07-12");
    }
    assert.ok(await shown(page) > 0);
    await page.getByLabel("From").fill("soon");
    await page.waitForFunction(() => document.querySelector("[aria-invalid]"));
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByLabel("Search").fill("ZZ nowhere");
    await page.waitForFunction(() => document.querySelector(".count").textContent.startsWith("0 of"));
    await page.getByLabel("Search").fill("RAIDS launch");
    await page.waitForFunction(() => !document.querySelector(".count").textContent.startsWith("0 of"));
    await page.context().close();
  });

  await test("phones get a picture that runs down", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await open(pages.raids, { viewport: { width: 360, height: 700 }, javaScriptEnabled });
      assert.ok(await page.locator(".picture.narrow").isVisible());
      assert.ok(await page.locator(".picture.wide").isHidden());
      assert.equal(await page.getByRole("region", { name: "Timeline, to scale" }).count(), 1);
      const text = await page.locator(".picture.narrow svg").boundingBox();
      assert.ok(text.width >= 350 && text.width <= 360);
      const card = page.locator("li.event").nth(2);
      assert.equal(await card.locator("a.when:visible").count(), 1);
      await card.locator("a.when:visible").click();
      const mark = page.locator(`[id="narrow-${await card.getAttribute("id")}"]`);
      assert.ok(await mark.evaluate((m) => {
        const box = m.getBoundingClientRect();
        return box.height > 0 && box.top < innerHeight && box.bottom > 0;
      }));
      await page.emulateMedia({ media: "print" });
      assert.ok(await page.locator(".picture.wide").isVisible());
      assert.ok(await page.locator(".picture.narrow").isHidden());
      await page.context().close();
    }
    // A long one scrolls by itself, and shows the mark of the event that is gone to.
    const long = await open(pages.long, { viewport: { width: 360, height: 700 } });
    const box = await long.locator(".picture.narrow").boundingBox();
    assert.ok(box.height <= 0.8 * 700 + 1);
    await long.locator("tr.event a.when:visible").last().click();
    const last = long.locator(".picture.narrow a.event").last();
    assert.ok(await last.evaluate((m) => {
      const mark = m.getBoundingClientRect(), frame = m.closest(".picture").getBoundingClientRect();
      return mark.top >= frame.top - 1 && mark.bottom <= frame.bottom + 1;
    }));
    await long.context().close();
    const page = await open(pages.narrow);
    assert.equal(await page.locator(".picture").count(), 1);
    assert.ok(await page.locator(".picture").isVisible());
    await page.context().close();
  });

  await test("a page without events is an article", async () => {
    const page = await open(pages.nothing);
    assert.equal(await page.locator(".picture, .filters").count(), 0);
    assert.equal(await page.locator(".count").innerText(), "No events to draw.");
    assert.match(await page.locator("article").innerText(), /onions/);
    await page.context().close();
  });

  await test("articles that disagree", async () => {
    const page = await open(pages.ferry);
    assert.equal(await page.locator("article").count(), 2);
    assert.ok(await page.locator(".otherwise").count() >= 2);
    assert.match(await page.locator(".checks").innerText(), /disagree on the date/);
    const joined = page.locator("li.event:has(.accounts li:nth-child(2))").first();
    const second = joined.locator(".accounts a").nth(1);
    await second.click();
    assert.equal(await focused(page), (await second.getAttribute("href")).slice(1));
    await page.context().close();
  });

  await test("hostile articles and events stay text", async () => {
    for (const url of [pages.attack, pages.table]) {
      const page = await open(url);
      await page.waitForTimeout(50);
      assert.equal(await page.evaluate(() => window.hit), undefined);
      assert.equal(await page.locator("img, iframe, object, embed, [style], [onerror], [onload]").count(), 0);
      assert.equal(await page.locator("script").count(), 1);
      assert.equal(await page.locator("style").count(), 2);
      await page.context().close();
    }
    const page = await open(pages.table);
    assert.equal(await page.locator("tr.event").count(), 3);
    await page.locator(".picture.wide a.event").first().click();
    assert.equal(await page.locator("tr.event.on").count(), 1);
    await page.context().close();
  });

  await test("without JavaScript", async () => {
    const page = await open(pages.raids, { javaScriptEnabled: false });
    assert.ok(await page.locator(".filters").isHidden());
    const link = page.locator("li.event h3 a").first();
    const target = (await link.getAttribute("href")).slice(1);
    await link.click();
    assert.ok(await page.locator(`[id="${target}"]`).isVisible());
    assert.equal(new URL(page.url()).hash, `#${target}`);
    await page.locator(`[id="${target}"]`).click();
    assert.equal(new URL(page.url()).hash, `#${target.replace("-text", "")}`);
    await page.locator("summary").first().click();
    assert.ok(await page.locator("details dl").first().isVisible());
    await page.context().close();
  });

  await test("320 px to 4K, light and dark, printed", async () => {
    for (const [width, height] of [[320, 640], [1280, 900], [3840, 2160]]) {
      const page = await open(pages.ferry, { viewport: { width, height } });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await page.context().close();
    }
    const page = await open(pages.raids, { colorScheme: "dark" });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await paper(), "rgb(22, 24, 27)");
    assert.equal(await page.evaluate(() =>
      getComputedStyle(document.querySelector(".picture svg > rect")).fill), "rgb(22, 24, 27)");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(await paper(), "rgb(255, 255, 255)");
    assert.ok(await page.locator(".filters").isHidden());
    assert.ok(await page.locator(".sources").isVisible());
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    await page.context().close();
  });

  await test("axe-core finds nothing", async () => {
    for (const url of [pages.raids, pages.ferry, pages.table])
      for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 360], ["dark", 360]]) {
        const page = await open(url, { colorScheme, viewport: { width, height: 900 } });
        if (await page.locator("a.date").count() > 0) await page.locator("a.date").first().click();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run());
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`), [],
          `${url} ${colorScheme} ${width}`);
        await page.context().close();
      }
  });

  await test("names and roles for screen readers", async () => {
    const page = await open(pages.raids);
    assert.equal(await page.getByRole("main").count(), 1);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    assert.equal(await page.getByRole("search", { name: "Filter the events" }).count(), 1);
    assert.equal(await page.getByRole("region", { name: "Timeline, to scale" }).count(), 1);
    assert.ok(await page.getByRole("link", { name: /^Wed 10 July 2019\. Lori Lightfoot/ }).count() > 0);
    await page.context().close();
  });
} finally {
  await browser.close();
}
