import { roles, servedRoles } from '@redress/service-kit';
import { ConcludeController } from '../conclude/conclude.controller.js';
import { EscalateController } from '../escalate/escalate.controller.js';
import { HandOverController } from '../hand-over/hand-over.controller.js';
import { InvestigateController } from '../investigate/investigate.controller.js';
import { MoveCaseController } from '../move-case/move-case.controller.js';
import { NoteFactController } from '../note-fact/note-fact.controller.js';
import { SolveController } from '../solve/solve.controller.js';
import { possible } from './actions.js';

const served = servedRoles([
  ...[ConcludeController, EscalateController, HandOverController, InvestigateController, MoveCaseController],
  ...[NoteFactController, SolveController],
]);
/** Offered to whom the policy has approve. */
const approval = ['approval', 'rejection'];

describe('the actions a case offers', () => {
  it.each(roles)('to a %s are those whose endpoints serve that role', (role) => {
    const offered = possible.filter((each) => each.roles.includes(role)).map(({ path }) => path);
    const serving = [...served.keys()].filter((path) => served.get(path)?.includes(role) && !approval.includes(path));
    expect(offered.sort()).toEqual(serving.sort());
  });
});
