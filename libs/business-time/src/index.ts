export {
  type Instant,
  NotAnInstant,
  earlierOf,
  instant,
  instantFromMs,
  isBefore,
  laterOf,
  msOf,
  plusMs,
} from './instant.js';
