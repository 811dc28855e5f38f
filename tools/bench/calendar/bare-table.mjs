const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;

/**
 * The least that can answer the question: two arrays for one zone without clock changes, with no limits, no nights, no
 * growth, no checks, and no notion of what is unknown.
 */
export function bareTable(calendar) {
  const first = Math.floor(Date.UTC(2018, 0, 1) / DAY_MS);
  const end = Math.floor(Date.UTC(2045, 0, 1) / DAY_MS);
  const before = new Int32Array(end - first + 1);
  const works = new Uint8Array(end - first);
  const businessDays = [];
  for (let day = first; day < end; day++) {
    before[day - first] = businessDays.length;
    if (calendar.day(new Date(day * DAY_MS).toISOString().slice(0, 10)).hours.length === 0) continue;
    works[day - first] = 1;
    businessDays.push(day);
  }
  const days = Int32Array.from(businessDays);
  return (from, n) => {
    const day = Math.floor((from + OFFSET_MS) / DAY_MS);
    const index = day - first;
    return works[index] === 1
      ? from + (days[before[index] + n] - day) * DAY_MS
      : (days[before[index] + n - 1] + 1) * DAY_MS - OFFSET_MS;
  };
}
