import type { Principal } from '@redress/service-kit';
import { queueFilter } from './queue-filter.js';

const supervisor: Principal = {
  id: 'su',
  kind: 'user',
  actor: 'user:su',
  roles: ['supervisor'],
  branches: ['cn/east'],
  clearance: 'normal',
};

describe('the filter of the queue', () => {
  it('seeks a registration number by any part of it, however it is written', () => {
    const { where, parameters } = queueFilter({ q: ' c-2026-00 ' }, supervisor, []);
    expect(where).toContain('registration_number ILIKE');
    expect(parameters).toContain('%c-2026-00%');
  });

  // `%` alone would find every complaint, `_` any letter
  it('takes the signs of patterns for what they are', () => {
    const { parameters } = queueFilter({ q: '50%_\\' }, supervisor, []);
    expect(parameters).toContain('%50\\%\\_\\\\%');
  });

  it('asks for the grade, the place and the department together', () => {
    const { where, parameters } = queueFilter(
      { grade: 'major', branch: 'cn/east', department: 'logistics' },
      supervisor,
    );
    expect(where).toMatch(/grade = .* AND .*branch = .* AND department = /);
    expect(parameters).toEqual(expect.arrayContaining(['major', 'cn/east/%', 'logistics']));
  });
});
