// Story JSON of N events over eleven years with thirty actors: the news of timeline_benchmark.
//
//   node make_story.mjs N > story.json
const count = Number(process.argv[2]);
let random = 1;
const next = (n) => {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
  return (random >>> 8) % n;
};
const statuses = ['happened', 'ongoing', 'planned', 'cancelled', 'denied', 'hypothetical'];
const start = Date.UTC(2010, 0, 1);
const events = [];
for (let i = 0; i < count; ++i) {
  const status = statuses[next(6)];
  const day = new Date(start + 86400000 * next(4000)).toISOString().slice(0, 10);
  const end = new Date(Date.parse(day) + 86400000).toISOString().slice(0, 10);
  events.push({
    label: `The committee announces part ${i + 1} of its plan to rebuild the harbour and its bridges`, status,
    when: {value: day, begin: day, end, granularity: 'day'},
    participants: [{role: 'agent', text: `Actor Number ${next(30) + 1}`}]});
}
process.stdout.write(JSON.stringify({schema: 'dateline-story/1', title: 'A long story', events}));
