export { NotARecord, readRecord, recordedComplaint, type RecordedComplaint, type RecordedFact } from './recorded.js';
export { type Happened, rehearse, type Rehearsed, type Rules } from './rehearse.js';
export { type Placing, recordOf } from './scenario.js';
export { type Standing, standingOf, type Summary, summaryOf, wallTime } from './summary.js';
export { type Reader, type TimelineLine, timelineOf } from './timeline.js';
export { type Comparison, type Difference, differencesOf, PolicyComparison } from './compare.js';
export { pictureOf } from './picture.js';
export { type Language, Words } from './words.js';
