// Draws Story JSON with dot, vis-timeline and Mermaid beside Dateline, and says how long each took.
//
//   node draw.mjs DATELINE CHROMIUM STORY.json FOLDER [LIMIT_SECONDS]
//
// A line a program: its name and CPU seconds, its own and those of its children. For Mermaid and
// vis-timeline that is the time of the page's main thread (Chromium's TaskDuration) from the call to
// the end of the next frame; loading the library isn't counted. A picture is kept in FOLDER for each.
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

const [program, browserPath, storyFile, folder, limit = '300'] = process.argv.slice(2);
const milliseconds = 1000 * Number(limit);
const module = (path) => fileURLToPath(new URL(`./node_modules/${path}`, import.meta.url));
const story = JSON.parse(readFileSync(storyFile, 'utf8'));
const actors = new Map((story.actors ?? []).map((a) => [a.id, a.name]));

// What the others can draw: an event with its days, actor and label. Events that are only bounded have no
// place there; a month is a mark at its first day, since a range so short would hide its label.
const full = (iso) => {
  const [year, month = '01', day = '01'] = iso.replace(/^-/, '').split('T')[0].split('-');
  return `${iso.startsWith('-') ? '-' : ''}${year}-${month}-${day}${iso.includes('T') ? 'T' + iso.split('T')[1] : ''}`;
};
const events = story.events
  .filter((e) => e.shown !== false && e.when && e.when.basis !== 'bounded')
  .map((e, i) => {
    const when = typeof e.when === 'string' ? {begin: e.when.split('/')[0], end: null} : e.when;
    const agent = (e.participants ?? []).find((p) => p.role === 'agent');
    return {
      id: e.id ?? `e${i + 1}`,
      begin: full(when.begin ?? when.end),
      end: when.end ? full(when.end) : null,
      instant: !when.end || Date.parse(full(when.end)) - Date.parse(full(when.begin)) < 60 * 86400000,
      label: e.label,
      status: e.status ?? 'happened',
      actor: agent ? (actors.get(agent.actor) ?? agent.text ?? 'Others') : 'Others',
    };
  })
  .sort((a, b) => a.begin.localeCompare(b.begin));

const report = (name, seconds, note = '') =>
  console.log(`${name.padEnd(14)} ${seconds === null ? 'no picture' : seconds.toFixed(3) + ' s'}  ${note}`.trimEnd());

// CPU seconds of a program, by the shell's own `times`.
function run(name, command, args, note) {
  const quoted = [command, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const done = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ${quoted}`],
                         {encoding: 'utf8', timeout: milliseconds, maxBuffer: 1 << 28});
  const last = (done.stderr ?? '').trim().split('\n').pop().match(/^([\d.]+) ([\d.]+)$/);
  if (done.status !== 0 || !last) return report(name, null, done.error ? `stopped after ${limit} s` : done.stderr.split('\n')[0].slice(0, 120));
  report(name, Number(last[1]) + Number(last[2]), note);
}

run('Dateline', program, ['timeline', '--from', 'story', storyFile, '-o', `${folder}/dateline.svg`],
    'whole program: read, lay out, write SVG');

// dot has no time scale: a rank a day, the days in a chain, as people draw timelines with it.
const quote = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const days = [...new Set(events.map((e) => e.begin.split('T')[0]))];
writeFileSync(`${folder}/dot.dot`, [
  'digraph { rankdir=LR; node [shape=box, fontname=Helvetica];',
  'subgraph { node [shape=plaintext];',
  ...days.map((day, i) => (i === 0 ? `${quote(day)};` : `${quote(days[i - 1])} -> ${quote(day)};`)),
  '}',
  ...days.map((day) => `{ rank=same; ${[day, ...events.filter((e) => e.begin.startsWith(day)).map((e) => e.id)].map(quote).join('; ')} }`),
  ...events.map((e) => `${quote(e.id)} [label=${quote(`${e.actor}: ${e.label}`.match(/.{1,30}(\s|$)|\S+/g).join('\n')).replaceAll('\n', '\\n')}];`),
  '}'].join('\n'));
run('dot', 'dot', ['-Tsvg', `${folder}/dot.dot`, '-o', `${folder}/dot.svg`], 'ranks, not to scale');

// In a page of its own: the work of its main thread, until the frame with the picture is drawn.
async function inPage(name, note, script, style, draw, argument) {
  const browser = await chromium.launch({executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu']});
  try {
    const page = await browser.newPage({viewport: {width: 1120, height: 800}});
    await page.setContent('<body style="margin:0;background:#fff"><div id="out"></div></body>');
    if (style) await page.addStyleTag({path: style});
    await page.addScriptTag({path: script});
    const metrics = await page.context().newCDPSession(page);
    await metrics.send('Performance.enable');
    const busy = async () => (await metrics.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value;
    const before = await busy();
    let timer;
    const time = new Promise((_, stop) => { timer = setTimeout(() => stop(new Error(`stopped after ${limit} s`)), milliseconds); });
    await Promise.race([page.evaluate(draw, argument), time]).finally(() => clearTimeout(timer));
    report(name, (await busy()) - before, note);
    await page.locator('#out').screenshot({path: `${folder}/${name.toLowerCase()}.png`, timeout: 30000}).catch(() => {});
  } catch (error) {
    report(name, null, String(error.message).split('\n')[0]);
  } finally {
    await browser.close();
  }
}

await inPage('vis-timeline', 'a group an actor; vertical place by stacking',
  module('vis-timeline/standalone/umd/vis-timeline-graph2d.min.js'),
  module('vis-timeline/styles/vis-timeline-graph2d.min.css'),
  async (events) => {
    const groups = [...new Set(events.map((e) => e.actor))];
    const text = (words) => Object.assign(document.createElement('span'), {textContent: words});
    new vis.Timeline(document.getElementById('out'),
      events.map((e) => ({id: e.id, content: text(e.label), start: e.begin, end: e.instant ? undefined : e.end,
                          type: e.instant ? 'box' : 'range', group: groups.indexOf(e.actor)})),
      groups.map((name, id) => ({id, content: name})), {}).fit({animation: false});
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)));
  }, events);

// Mermaid's timeline has periods in order, without a scale; ":" parts events, so labels lose theirs.
const plain = (text) => text.replaceAll(/[:;#]/g, ',').replaceAll('\n', ' ');
const mermaidText = `timeline\n${days.map((day) => `  ${day}` + events.filter((e) => e.begin.startsWith(day))
  .map((e) => ` : ${plain(`${e.actor} - ${e.label}`)}`).join('\n')).join('\n')}\n`;
await inPage('mermaid', 'its `timeline`: periods in order, not to scale',
  module('mermaid/dist/mermaid.min.js'), null,
  async (text) => {
    mermaid.initialize({startOnLoad: false, maxTextSize: 1e8, maxEdges: 1e6});
    document.getElementById('out').innerHTML = (await mermaid.render('m', text)).svg;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
  }, mermaidText);
