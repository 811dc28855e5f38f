import { DatabaseError } from 'pg';
import { GatheredReads } from './gathered-reads.js';

const unreadable = () => Object.assign(new DatabaseError('invalid byte sequence', 1, 'error'), { code: '22021' });

function reads(ask: (questions: readonly string[]) => readonly string[]) {
  const asked: (readonly string[])[] = [];
  const gathered = new GatheredReads<string, string>({
    lanes: 1,
    maxBatch: 10,
    ask: (questions) => {
      asked.push(questions);
      return Promise.resolve().then(() => ask(questions));
    },
  });
  return { gathered, asked };
}

describe('GatheredReads', () => {
  it('asks together what is asked at the same time, the same question twice too', async () => {
    const { gathered, asked } = reads((questions) => questions.map((question) => `${question}!`));
    const answers = await Promise.all(['one', 'two', 'one'].map((question) => gathered.ask(question)));
    expect(answers).toEqual(['one!', 'two!', 'one!']);
    expect(asked).toEqual([['one', 'two', 'one']]);
  });

  it('fails a question that PostgreSQL cannot take, and no other', async () => {
    const { gathered } = reads((questions) => {
      if (questions.includes('\0')) throw unreadable();
      return questions;
    });
    const answers = await Promise.allSettled(['one', '\0', 'two'].map((question) => gathered.ask(question)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails them all when the server is away', async () => {
    const { gathered, asked } = reads(() => {
      throw new Error('away');
    });
    const answers = await Promise.allSettled(['one', 'two'].map((question) => gathered.ask(question)));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked).toHaveLength(1);
  });
});
