import { instant } from '@redress/business-time';
import { specification } from '@redress/decider';
import { calendarDecider, type CalendarPublished, type PublishCalendar } from './publish-calendar.js';

const now = instant('2026-03-02T02:00:00Z');
const publish = (
  version: number,
  text = `version ${version}`,
  more: Partial<PublishCalendar> = {},
): PublishCalendar => ({
  type: 'publish-calendar',
  calendar: 'cn-standard',
  version,
  hash: text,
  source: text,
  now,
  by: 'user:lin',
  reason: null,
  servedElsewhere: [],
  ...more,
});
const published = (version: number, text = `version ${version}`): CalendarPublished => ({
  type: 'CalendarPublished',
  happenedAt: now,
  data: {
    calendar: 'cn-standard',
    version,
    hash: text,
    source: text,
    inForceFrom: now,
    by: 'user:lin',
    reason: null,
  },
});
const given = specification(calendarDecider);

describe('publishing a version of a calendar', () => {
  it('brings it into force', () => given().when(publish(1)).then(published(1)));

  it('may leave numbers out', () => given(published(1)).when(publish(4)).then(published(4)));

  it('again says nothing', () => given(published(1), published(2)).when(publish(1)).thenNothing());

  it('is refused where that version has another text', () =>
    given(published(1))
      .when(publish(1, 'changed'))
      .thenRefused({ code: 'calendar-version-taken', calendar: 'cn-standard', version: 1 }));

  it('is refused below the newest one', () =>
    given(published(1), published(3))
      .when(publish(2))
      .thenRefused({ code: 'calendar-version-not-newer', calendar: 'cn-standard', version: 2, newest: 3 }));

  // a version at the end of all numbers locked out every later one
  it('is refused where it leaps ahead', () =>
    given(published(3))
      .when(publish(2_147_483_647))
      .thenRefused({
        ...{ code: 'calendar-version-too-high', calendar: 'cn-standard', version: 2_147_483_647 },
        ...{ newest: 3, highest: 1_000_003 },
      }));

  it('is refused for a unit that another calendar serves', () => {
    const served = { branch: 'cn/east', calendar: 'east' };
    return given()
      .when(publish(1, 'one', { servedElsewhere: [served] }))
      .thenRefused({ code: 'branch-served-already', ...served });
  });
});
