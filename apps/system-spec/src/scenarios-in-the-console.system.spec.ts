import type { Desk } from './desk.js';
import { type DeskBrowser, openBrowser } from './open-browser.js';
import { ByHand } from './scenarios/by-hand.js';
import { House, type StaffRole } from './scenarios/house.js';
import { allScenarios, beginOf, liveThrough } from './scenarios/live-through.js';
import { expectedOf } from './scenarios/observe.js';

/** One of each, by the beginning of its title. */
const chosen: Readonly<Record<string, string>> = {
  disinfection: 'A product complaint settled',
  gifts: 'Wrong goods, re-shipped',
  collection: 'Suspended at once',
  brewery: 'Batch quality',
  'it-operations': 'General: five business days',
};
const names: Readonly<Record<StaffRole, string>> = {
  receiver: 'Rui Receiver',
  handler: 'Han Handler',
  supervisor: 'Su Supervisor',
  'department-manager': 'Mei Manager',
  'leader-in-charge': 'Lin Leader',
  'head-office': 'He Headoffice',
};
const all = allScenarios().filter(({ pack, scenario }) => {
  const wanted = chosen[pack];
  return wanted !== undefined && scenario.title.en.startsWith(wanted);
});

/** By policies A (disinfection), B (gifts), E3 (collection), E6 (brewery) and D (it-operations). */
describe('scenarios done in the console by a person’s hands', () => {
  let house: House;
  let browser: DeskBrowser;
  const desks = new Map<StaffRole, Promise<Desk>>();

  const sitDown = async (role: StaffRole) => {
    const desk = await browser.desk({ timezoneId: 'Asia/Shanghai' });
    await desk.signIn(names[role]);
    return desk;
  };
  const deskOf = (role: StaffRole): Promise<Desk> => {
    const desk = desks.get(role) ?? sitDown(role);
    desks.set(role, desk);
    return desk;
  };

  beforeAll(async () => {
    house = await House.open(beginOf(all));
    browser = await openBrowser(house.url);
    await liveThrough(house, all, ({ policy, scenario }) => new ByHand(house, policy, scenario, deskOf));
  }, 400_000);

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  }, 30_000);

  it('are one of each of these policies', () => {
    expect(all.map(({ pack }) => pack)).toEqual(Object.keys(chosen).sort());
  });

  it.each(all.map((enacted) => ({ name: `${enacted.pack}: ${enacted.scenario.title.en}`, enacted })))(
    '$name',
    ({ enacted }) => {
      if (enacted.failure !== undefined) throw enacted.failure;
      expect(enacted.observed).toEqual(expectedOf(enacted.scenario, enacted.policy));
    },
  );

  it('cause no error on any console', () => {
    expect(browser.complaints()).toEqual([]);
  });
});
