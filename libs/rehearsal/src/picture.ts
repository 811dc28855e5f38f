import { type Instant, isBefore, laterOf, msOf } from '@redress/business-time';
import type { Deadline } from '@redress/sla-timer-domain';
import type { Rehearsed } from './rehearse.js';
import { standingOf, wallTime } from './summary.js';
import type { Reader } from './timeline.js';
import { Words } from './words.js';

const LABELS = 230;
const WIDTH = 1180;
const ROW = 26;
const TOP = 74;

const colours = { running: '#3b6fb6', paused: '#8a8f98', met: '#3f8f5b', missed: '#c0392b', lifted: '#8a8f98' };

/**
 * The timeline as an SVG picture: a bar for each deadline from its start to its due time, in red from there until it was
 * done, and a line for each fact. Long gaps are drawn shorter than they are, or an hour beside a month could not be seen.
 */
export function pictureOf(rehearsed: Rehearsed, title: string, until: Instant, reader: Reader): string {
  const words = new Words(reader.policy, reader.language);
  const rounds = [...rehearsed.timetable.rounds.values()].flat().filter(({ isVoid }) => !isVoid);
  const facts = rehearsed.happened.flatMap((each) => (each.is === 'fact' ? [each] : []));
  const scale = scaleOf([...facts.map(({ at }) => at), ...rounds.flatMap((each) => momentsOf(each, until))]);
  const height = TOP + rounds.length * ROW + 24 + facts.length * 18 + 16;
  const rows = rounds.map((each, index) => rowOf(each, TOP + index * ROW, { scale, until, words, zone: reader.zone }));
  const bottom = TOP + rounds.length * ROW + 8;
  const marks = facts.map(({ at, fact }, index) => {
    const x = scale(at);
    const legend = `${String(index + 1)}  ${wallTime(at, reader.zone)}  ${words.fact(fact.name)}`;
    return `<line x1="${x}" y1="${String(TOP - 14)}" x2="${x}" y2="${String(bottom)}" stroke="#b9bec6" stroke-dasharray="2 3"/>
<text x="${x}" y="${String(TOP - 20 - (index % 2) * 12)}" text-anchor="middle">${String(index + 1)}</text>
<text x="12" y="${String(bottom + 22 + index * 18)}">${escaped(legend)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(height)}" font-family="sans-serif" font-size="12" fill="#20242b" role="img">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="12" y="24" font-size="16" font-weight="600">${escaped(title)}</text>
${[...marks, ...rows].join('\n')}
</svg>
`;
}

type Scale = (moment: Instant) => string;

function rowOf(
  deadline: Deadline,
  y: number,
  { scale, until, words, zone }: { scale: Scale; until: Instant; words: Words; zone: string },
): string {
  const standing = standingOf(deadline);
  const name = words.of('deadlines', deadline.id) + (deadline.round > 1 ? ` (${String(deadline.round)})` : '');
  const end = deadline.endedAt ?? until;
  const bar = (from: Instant, to: Instant, colour: string) => {
    const width = Math.max(3, Number(scale(to)) - Number(scale(from)));
    return `<rect x="${scale(from)}" y="${String(y)}" width="${String(width)}" height="12" rx="2" fill="${colour}"/>`;
  };
  const late = isBefore(deadline.dueAt, end) && deadline.missedAt !== null ? bar(deadline.dueAt, end, '#e7a39b') : '';
  const due = `${wallTime(deadline.dueAt, zone)} ${standing}`;
  const inTime = standing === 'missed' || isBefore(deadline.dueAt, end) ? deadline.dueAt : end;
  const to = deadline.endedAt === null ? deadline.dueAt : inTime;
  return `<text x="12" y="${String(y + 11)}">${escaped(name.length > 34 ? `${name.slice(0, 33)}…` : name)}</text>
<g><title>${escaped(`${name}: ${due}`)}</title>${bar(deadline.startedAt, laterOf(to, deadline.startedAt), colours[standing])}${late}</g>
<text x="${String(Math.min(Number(scale(deadline.dueAt)) + 6, WIDTH - 140))}" y="${String(y + 23)}" font-size="10" fill="#5b616b">${escaped(due)}</text>`;
}

function momentsOf({ startedAt, dueAt, endedAt }: Deadline, until: Instant): readonly Instant[] {
  return [startedAt, dueAt, endedAt ?? until];
}

/** Places moments so that the order is seen and every gap has room: as wide as the logarithm of its minutes. */
function scaleOf(moments: readonly Instant[]): Scale {
  const distinct = [...new Set(moments)].sort();
  const gaps = distinct.slice(1).map((each, index) => {
    const minutes = (msOf(each) - msOf(distinct[index] ?? each)) / 60_000;
    return Math.log2(2 + minutes);
  });
  const whole = gaps.reduce((sum, gap) => sum + gap, 0) || 1;
  const places = new Map<string, string>();
  let passed = 0;
  distinct.forEach((each, index) => {
    places.set(each, (LABELS + (passed / whole) * (WIDTH - LABELS - 160)).toFixed(1));
    passed += gaps[index] ?? 0;
  });
  return (moment) => places.get(moment) ?? String(LABELS);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
