// Reads what write_exports wrote with the programs it is written for, and compares every id, label
// and date with what was meant.
//
//   node check.mjs DIRECTORY
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>", { pretendToBeVisual: true });
for (const name of ["window", "document", "Element", "SVGElement", "HTMLElement", "Node"])
  globalThis[name] = name === "window" ? window : window[name];

const cytoscape = (await import("cytoscape")).default;
const ical = (await import("ical.js")).default;
const mermaid = (await import("mermaid")).default;
mermaid.initialize({ startOnLoad: false });

const directory = process.argv[2];
const read = (name) => readFileSync(join(directory, name), "utf8");

// Mermaid keeps entity codes as placeholders until it has drawn.
const shown = (text) =>
  text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
const dateOf = (item) => item.date || "No date in the text";

async function checkTimelineMermaid(text, wanted) {
  await mermaid.parse(text);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  assert.equal(diagram.type, "timeline");
  const columns = diagram.db.getTasks();
  const got = columns.flatMap((column) =>
    column.events.map((event) => [shown(column.task).trim(), shown(event).trim()]));
  assert.deepEqual(got, wanted.rows.map((row) => [dateOf(row), row.label.trim()]));
}

async function checkFlowchart(text, wanted) {
  await mermaid.parse(text);  // the title, too
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  assert.match(diagram.type, /^flowchart/);
  const nodes = [...diagram.db.getVertices().values()];
  assert.deepEqual(
    nodes.map((node) => [node.id, shown(node.text)]),
    wanted.nodes.map((node) =>
      [node.id, node.event ? `${dateOf(node)}<br>${node.label}` : node.label]));
  assert.deepEqual(
    diagram.db.getEdges().map((edge) => [edge.start, edge.end]),
    wanted.edges
      .filter((edge) => edge.kind !== "embeds" && edge.kind !== "temporal")
      .map((edge) => [edge.source, edge.target]));
  for (const node of nodes) assert.equal(node.link, undefined);
}

function checkCalendar(text, wanted) {
  const calendar = new ical.Component(ical.parse(text));
  const entries = calendar.getAllSubcomponents("vevent");
  const rows = wanted.rows.filter((row) => row.entry);
  assert.equal(entries.length, rows.length);
  entries.forEach((entry, i) => {
    const event = new ical.Event(entry);
    assert.equal(entry.getFirstPropertyValue("x-dateline-id"), rows[i].id);
    assert.ok(event.summary.endsWith(rows[i].label), event.summary);
    assert.equal(event.startDate.toString().slice(0, 10), rows[i].begin.slice(0, 10));
    const status = { happened: "CONFIRMED", ongoing: "CONFIRMED", planned: "TENTATIVE",
      hypothetical: "TENTATIVE", cancelled: "CANCELLED", denied: "CANCELLED" }[rows[i].status];
    assert.equal(entry.getFirstPropertyValue("status"), status);
  });
}

function checkCytoscape(text, wanted) {
  const graph = cytoscape({ headless: true, ...JSON.parse(text) });
  assert.deepEqual(graph.nodes().map((node) => [node.id(), node.data("label")]),
    wanted.nodes.map((node) => [node.id, node.label]));
  assert.deepEqual(
    graph.edges().map((edge) => [edge.id(), edge.source().id(), edge.target().id()]),
    wanted.edges.map((edge) => [edge.id, edge.source, edge.target]));
  const planned = wanted.nodes.filter((node) => node.label.includes("(planned")).length;
  assert.equal(graph.nodes(".planned").length, planned);
}

// TimelineJS is one script for browsers; what it has read is there before it draws.
async function checkSlides(text, wanted) {
  const script = createRequire(import.meta.url).resolve("@knight-lab/timelinejs/dist/js/timeline.js");
  const page = new JSDOM("<!DOCTYPE html><body><div id=\"t\"></div></body>",
    { runScripts: "outside-only", pretendToBeVisual: true }).window;
  page.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };
  page.scrollTo = () => {};
  page.eval(readFileSync(script, "utf8"));
  const { config } = await new Promise((resolve, reject) => {
    const timeline = new page.TL.Timeline("t", JSON.parse(text), {});
    const deadline = Date.now() + 10_000;
    const look = () => {
      if (timeline.config?.events) resolve(timeline);
      else if (Date.now() > deadline) reject(new Error("TimelineJS doesn't read it"));
      else setTimeout(look, 20);
    };
    look();
  });
  assert.deepEqual([...config.messages.errors], []);
  const rows = wanted.rows.filter((row) => row.slide);
  const byId = (a, b) => (a.id < b.id ? -1 : 1);
  const words = (html) => {
    const element = page.document.createElement("div");
    element.innerHTML = html;
    assert.equal(element.childElementCount, 0, html);
    return element.textContent;
  };
  assert.deepEqual(
    [...config.events].map((event) => ({
      id: event.unique_id,
      label: words(event.text.headline),
      date: words(event.display_date),
      year: Number(event.start_date.data.year),
    })).sort(byId),
    rows.map((row) => ({
      id: row.id,
      label: row.label,
      date: row.date,
      year: parseInt(row.begin || row.end, 10),
    })).sort(byId));
}

const stories = readdirSync(directory).filter((name) => name.endsWith(".wanted.json"));
assert.ok(stories.length > 0);
for (const file of stories) {
  const name = file.replace(".wanted.json", "");
  const wanted = JSON.parse(read(file));
  await checkTimelineMermaid(read(`${name}.timeline.mmd`), wanted);
  await checkFlowchart(read(`${name}.graph.mmd`), wanted);
  checkCalendar(read(`${name}.ics`), wanted);
  checkCytoscape(read(`${name}.cyjs`), wanted);
  await checkSlides(read(`${name}.timelinejs.json`), wanted);
  console.log(`${name}: ${wanted.nodes.length} nodes, ${wanted.edges.length} edges, ` +
    `${wanted.rows.length} events read back`);
}
process.exit(0);
