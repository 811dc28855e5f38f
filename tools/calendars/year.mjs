const DAY_MS = 86_400_000;
const words = {
  en: {
    days: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    month: (year, month) =>
      new Date(Date.UTC(year, month)).toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    week: 'Week',
    closed: 'closed',
    dated: 'Days that differ from the week',
    none: 'none',
    total: (count) => `${count} business days`,
    legend: '* closed by date   + make-up working day   ~ other hours   · closed by the week',
    unknown: (year) =>
      `The holidays of ${year} are not published: only the week is known, and due times in it are provisional.`,
    published: (source) => `Published: ${source}`,
    standing: { holiday: 'holiday', 'make-up': 'make-up working day', closed: 'closed', 'other-hours': 'other hours' },
  },
  'zh-CN': {
    days: ['一', '二', '三', '四', '五', '六', '日'],
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    month: (year, month) => `${year}年${month + 1}月`,
    week: '每周',
    closed: '休息',
    dated: '与每周安排不同的日期',
    none: '无',
    total: (count) => `工作日${count}天`,
    legend: '* 放假或停业   + 调休上班   ~ 特殊时间   · 休息日',
    unknown: (year) => `${year}年放假安排尚未公布：仅按每周安排列出，涉及的到期时间均为暂定。`,
    published: (source) => `公布来源：${source}`,
    standing: { holiday: '放假', 'make-up': '调休上班', closed: '停业', 'other-hours': '特殊时间' },
  },
};
const marks = { holiday: '*', closed: '*', 'make-up': '+', 'other-hours': '~' };

/** One year of a calendar as text: the week, the days that differ, and a sheet for each month. */
export function printedYear(calendar, year, language) {
  const say = words[language] ?? words.en;
  const zh = say === words['zh-CN'];
  const days = daysOf(calendar, year);
  const title = (zh ? calendar.flat.title?.zh : calendar.flat.title?.en) ?? calendar.id;
  const known = calendar.flat.knownYears?.find(({ year: from, through = from }) => year >= from && year <= through);
  const lines = [`${title} (${calendar.id}, version ${calendar.version}, ${calendar.zone})  ${year}`, ''];
  if (known) lines.push(say.published(known.source), '');
  if (!days[0].published) lines.push(say.unknown(year), '');
  lines.push(`${say.week}:`, ...weekLines(calendar, say), '', `${say.dated}:`, ...datedLines(days, say, zh), '');
  for (let month = 0; month < 12; month++) lines.push(...sheet(days, year, month, say), '');
  lines.push(`${year}: ${say.total(days.filter(isBusinessDay).length)}`, say.legend, '');
  return lines.join('\n');
}

function daysOf(calendar, year) {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / DAY_MS;
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(first + index * DAY_MS);
    return {
      ...calendar.day(date.toISOString().slice(0, 10)),
      month: date.getUTCMonth(),
      weekday: (date.getUTCDay() + 6) % 7,
    };
  });
}

function isBusinessDay({ hours }) {
  return hours.length > 0;
}

function weekLines(calendar, say) {
  const hours = Object.values(weekOf(calendar)).map((periods) => periods.join(', ') || say.closed);
  const groups = [];
  hours.forEach((text, day) => {
    if (groups.at(-1)?.text === text) groups.at(-1).last = day;
    else groups.push({ text, first: day, last: day });
  });
  return groups.map(({ text, first, last }) => {
    const name = first === last ? say.weekdays[first] : `${say.weekdays[first]}–${say.weekdays[last]}`;
    return `  ${name}  ${text}`;
  });
}

/** The hours of a week without dated days: far away, where no file names a date. */
function weekOf(calendar) {
  return Array.from({ length: 7 }, (_, day) => calendar.day(`2499-06-${String(1 + day).padStart(2, '0')}`).hours);
}

function datedLines(days, say, zh) {
  const runs = [];
  for (const day of days.filter(({ standing }) => standing !== 'week')) {
    const label = [
      say.standing[day.standing],
      zh ? (day.name?.zh ?? day.name?.en) : (day.name?.en ?? day.name?.zh),
      day.hours.join(', '),
    ];
    const text = label.filter(Boolean).join(', ');
    const last = runs.at(-1);
    if (last?.text === text && Date.parse(day.date) - Date.parse(last.through) === DAY_MS) last.through = day.date;
    else runs.push({ date: day.date, weekday: day.weekday, through: day.date, text });
  }
  if (runs.length === 0) return [`  ${say.none}`];
  return runs.map(({ date, weekday, through, text }) => {
    const until = through === date ? '' : ` – ${through.slice(5)}`;
    return `  ${date.slice(5)} ${say.weekdays[weekday]}${until}  ${text}`;
  });
}

function sheet(days, year, month, say) {
  const own = days.filter((day) => day.month === month);
  const cells = Array.from({ length: own[0].weekday }, () => '    ');
  for (const day of own) {
    const mark = marks[day.standing] ?? (isBusinessDay(day) ? ' ' : '·');
    cells.push(`${String(Number(day.date.slice(8))).padStart(3)}${mark}`);
  }
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    cells.slice(7 * week, 7 * week + 7).join(''),
  );
  const width = (name) => (/\p{Script=Han}/u.test(name) ? 2 : name.length);
  const head = say.days.map((name) => `${' '.repeat(3 - width(name))}${name} `).join('');
  return [`${say.month(year, month)}  (${say.total(own.filter(isBusinessDay).length)})`, head, ...weeks];
}
