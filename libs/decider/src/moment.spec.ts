import { instant } from '@redress/business-time';
import { momentOf } from './moment.js';

const now = instant('2026-03-06T09:20:00Z');
const DAY_MS = 86_400_000;

describe('momentOf', () => {
  it('takes now where nothing is said', () => expect(momentOf({ now })).toEqual({ at: now, backdated: false }));

  it('starts a call of 09:00 written down at 09:20 at 09:00, and marks it', () =>
    expect(momentOf({ now, happenedAt: instant('2026-03-06T09:00:00Z'), backdatingLimitMs: DAY_MS })).toEqual({
      at: '2026-03-06T09:00:00.000Z',
      backdated: true,
    }));

  it('does not mark the minutes that writing takes', () =>
    expect(momentOf({ now, happenedAt: instant('2026-03-06T09:15:00Z') })).toMatchObject({ backdated: false }));

  it('refuses a moment further back than the policy allows, with both moments', () =>
    expect(momentOf({ now, happenedAt: instant('2026-03-01T09:00:00Z'), backdatingLimitMs: DAY_MS })).toEqual({
      code: 'dated-back-too-far',
      happenedAt: '2026-03-01T09:00:00.000Z',
      earliest: '2026-03-05T09:20:00.000Z',
    }));

  it('refuses the future, but forgives a minute between two clocks', () => {
    expect(momentOf({ now, happenedAt: instant('2026-03-06T09:20:30Z') })).toEqual({ at: now, backdated: false });
    expect(momentOf({ now, happenedAt: instant('2026-03-06T09:22:00Z') })).toMatchObject({
      code: 'happened-in-the-future',
    });
  });
});
