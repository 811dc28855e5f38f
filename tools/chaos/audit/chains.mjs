import { verifyChain } from '../../../libs/event-store/dist/index.js';
import { forEachSchema } from '../../audit/schemas.mjs';
import { Notes } from './findings.mjs';

/**
 * No fact was altered, removed or inserted: the chain of every stream, computed anew.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 */
export async function chains({ stack }) {
  const notes = new Notes('chains');
  await forEachSchema({ url: stack.databaseUrl }, async (source, schema) => {
    const { streams, events, faults } = await verifyChain(source);
    notes.count(`facts of ${schema} in ${streams} streams`, events);
    notes.none(`chain of ${schema}`, faults, ({ what }) => what);
  });
  return notes;
}
