import { Enactment } from './scenarios/enact.js';
import { House } from './scenarios/house.js';
import { allScenarios, beginOf, liveThrough } from './scenarios/live-through.js';
import { expectedOf } from './scenarios/observe.js';

const all = allScenarios();
const packs = [...new Set(all.map(({ pack }) => pack))];

/** The same scenarios that the pure policy plays (`libs/policy/src/scenarios.spec.ts`), through the four services. */
describe('the scenarios of every pack, through the four services', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open(beginOf(all));
    await liveThrough(house, all, ({ policy, scenario }) => new Enactment(house, policy, scenario));
  }, 300_000);

  afterAll(async () => {
    await house?.close();
  }, 30_000);

  describe.each(packs)('%s', (pack) => {
    const own = all.filter((each) => each.pack === pack);

    it.each(own.map((enacted) => ({ name: enacted.scenario.title.en, enacted })))('$name', ({ enacted }) => {
      if (enacted.failure !== undefined) throw enacted.failure;
      expect(enacted.observed).toEqual(expectedOf(enacted.scenario, enacted.policy));
    });
  });
});
