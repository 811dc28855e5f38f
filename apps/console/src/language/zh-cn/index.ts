import { actions } from './actions.js';
import { calendars } from './calendars.js';
import { complaint } from './complaint.js';
import { parked } from './parked.js';
import { policies } from './policies.js';
import { problems } from './problems.js';
import { queue } from './queue.js';
import { register } from './register.js';
import { rules } from './rules.js';
import { shell, shortcuts, signIn } from './shell.js';
import { terms } from './terms.js';
import { time } from './time.js';
import type { Catalogue } from '../catalogue.js';

/** Every text of the desk in Chinese. */
export const zhCN: Catalogue = {
  shell,
  shortcuts,
  signIn,
  time,
  terms,
  queue,
  register,
  complaint,
  actions,
  problems,
  calendars,
  policies,
  parked,
  rules,
};
