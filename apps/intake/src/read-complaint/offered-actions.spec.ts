import { roles, servedRoles } from '@redress/service-kit';
import { AddEvidenceController } from '../add-evidence/add-evidence.controller.js';
import { DecideAcceptanceController } from '../decide-acceptance/decide-acceptance.controller.js';
import { EraseCustomerController } from '../erase-customer/erase-customer.controller.js';
import { actionsFor } from './read-complaint.js';

const served = servedRoles([DecideAcceptanceController, AddEvidenceController, EraseCustomerController]);

describe('the actions a complaint offers', () => {
  // a leader was offered evidence, filled in the form and was answered 403
  it.each(roles)('to a %s are those whose endpoints serve that role', (role) => {
    const offered = actionsFor('complaint-1', { status: 'registered' }, { roles: [role] });
    const paths = offered.map(({ href }) => href.split('/').at(-1));
    expect(paths.sort()).toEqual([...served.keys()].filter((path) => served.get(path)?.includes(role)).sort());
  });
});
