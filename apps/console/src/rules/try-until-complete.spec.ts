import { tryUntilComplete } from './try-until-complete.js';

describe('trying a document', () => {
  const trying = (closedAfter: number) => {
    let asked = 0;
    const told: number[] = [];
    const done = tryUntilComplete({
      ask: () => Promise.resolve(++asked),
      isComplete: (tried) => tried === 4,
      tell: (tried) => told.push(tried),
      isWanted: () => asked < closedAfter,
    });
    return done.then(() => ({ asked, told }));
  };

  it('goes on until everything is told', async () => expect(await trying(9)).toEqual({ asked: 4, told: [1, 2, 3, 4] }));

  // a preview of a million deadlines was asked for again and again after the editor had been closed
  it('ends with the editor', async () => expect(await trying(2)).toEqual({ asked: 2, told: [1] }));
});
