// chrono-node over the articles of a JSONL file: MB of text a second of processor time, best of
// several passes after warming up. The counterpart of dates_benchmark.
//
//   node chrono.mjs FILE.jsonl
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const articles = readFileSync(process.argv[2], "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line));
let bytes = 0;
for (const article of articles) bytes += Buffer.byteLength(article.text);

function pass() {
  let found = 0;
  for (const article of articles) {
    const created = new Date(`${(article.dct ?? "2019-07-13").slice(0, 10)}T12:00:00`);
    found += chrono.parse(article.text, created).length;
  }
  return found;
}

const warm_up = 5;
const passes = 9;
let best = Infinity;
let found = 0;
for (let i = 0; i < warm_up + passes; i++) {
  const start = process.cpuUsage();
  found = pass();
  const used = process.cpuUsage(start);
  if (i >= warm_up) best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(
  `chrono-node, warm: ${(bytes / 1e6 / best).toFixed(1)} MB/s ${(best * 1e3).toFixed(2)} ms, ` +
    `${found} expressions`,
);
