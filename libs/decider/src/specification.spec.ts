import { instant } from '@redress/business-time';
import { type DomainEvent, nothingToRecord, record, refuse, unreachable } from './decider.js';
import { SpecificationNotMet } from './deep-equal.js';
import { specification } from './specification.js';

type Door = 'open' | 'shut' | 'walled-up';
type DoorEvent = DomainEvent<'DoorShut', { by: string }> | DomainEvent<'DoorWalledUp', Record<string, never>>;
const at = instant('2026-03-06T09:00:00Z');
const shut: DoorEvent = { type: 'DoorShut', happenedAt: at, data: { by: 'Lin' } };
const walledUp: DoorEvent = { type: 'DoorWalledUp', happenedAt: at, data: {} };

const given = specification<Door, 'shut', DoorEvent, { code: 'door-gone' }>({
  initial: 'open',
  decide: (_command, door) => {
    if (door === 'walled-up') return refuse({ code: 'door-gone' });
    return door === 'shut' ? nothingToRecord : record(shut);
  },
  evolve: (_door, event) => (event.type === 'DoorShut' ? 'shut' : 'walled-up'),
});

describe('specification', () => {
  it('accepts the facts that follow', () => given().when('shut').then(shut));
  it('accepts silence where nothing follows', () => given(shut).when('shut').thenNothing());
  it('accepts a refusal', () => given(walledUp).when('shut').thenRefused({ code: 'door-gone' }));
  it('ignores the order of keys', () =>
    given()
      .when('shut')
      .then({ data: { by: 'Lin' }, type: 'DoorShut', happenedAt: at }));
  it('shows both sides where they differ', () => {
    expect(() => given().when('shut').thenNothing()).toThrow(SpecificationNotMet);
    expect(() => given(shut).when('shut').then(shut)).toThrow('specification says');
  });
  it('names a case that got past the types', () => expect(() => unreachable('ajar' as never)).toThrow('ajar'));
});
