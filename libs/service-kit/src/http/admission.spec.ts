import { Admission } from './admission.js';
import { Lateness } from './lateness.js';

const busyFor = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until;);
};

describe('Admission', () => {
  const taken: Admission[] = [];
  const admission = (places: number) => {
    const made = new Admission(places, new Lateness());
    taken.push(made);
    return made;
  };
  const fill = (into: Admission) => {
    let admitted = 0;
    while (into.enter()) admitted += 1;
    return admitted;
  };
  afterEach(() => {
    for (const each of taken.splice(0)) while (each.inFlight > 0) each.leave();
  });

  it('has so many places, and each again when it is left', () => {
    const places = admission(8);
    expect(fill(places)).toBe(8);
    places.leave();
    expect(places.enter()).toBe(true);
    expect(places.enter()).toBe(false);
  });

  // with all places taken, those who were refused waited for a second to hear of it
  it('has 64 of them while the event loop is late, and still when it has just caught up', async () => {
    const places = admission(200);
    places.enter();
    busyFor(200);
    expect(fill(places)).toBe(63);
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(places.enter()).toBe(false);
  });

  it('has all of them again when the work is done', () => {
    const places = admission(200);
    places.enter();
    busyFor(200);
    places.leave();
    expect(fill(places)).toBe(200);
  });
});
