export {
  type Decider,
  type Decision,
  type DomainEvent,
  fold,
  nothingToRecord,
  record,
  refuse,
  unreachable,
} from './decider.js';
export { sameData } from './same-data.js';
export { specification } from './specification.js';
export { SpecificationNotMet } from './deep-equal.js';
export { BACKDATED_AFTER_MS, type Dated, momentOf, type MomentRefusal } from './moment.js';
