import { DatabaseError } from 'pg';
import { asError, Gatherer, type GathererOptions, type Settled } from './gatherer.js';

export interface GatheredReadsOptions<Question, Answer> extends Pick<
  GathererOptions<Question, Answer>,
  'lanes' | 'maxBatch' | 'worthALane'
> {
  /** Answers in the order of `questions`, by one statement. */
  readonly ask: (questions: readonly Question[]) => Promise<readonly Answer[]>;
}

/**
 * Puts the questions that many commands ask at the same time into one statement: asked one by one, the round trips cost
 * more than the answers. What PostgreSQL cannot take (a text with a NUL) fails its own question and no other.
 */
export class GatheredReads<Question, Answer> {
  private readonly gatherer: Gatherer<Question, Answer>;

  constructor({ ask, ...options }: GatheredReadsOptions<Question, Answer>) {
    this.gatherer = new Gatherer({
      ...options,
      claimsOf: () => [],
      run: (questions) => settled(questions, ask),
      // whoever asks is bounded already, by the requests and announcements that may be in hand
      maxWaiting: Infinity,
      overloaded: (waiting) => new Error(`${waiting} questions wait`),
    });
  }

  ask(question: Question): Promise<Answer> {
    return this.gatherer.submit(question);
  }
}

type Ask<Question, Answer> = GatheredReadsOptions<Question, Answer>['ask'];

async function settled<Question, Answer>(
  questions: readonly Question[],
  ask: Ask<Question, Answer>,
): Promise<readonly Settled<Answer>[]> {
  try {
    return (await ask(questions)).map((result) => ({ result }));
  } catch (fault) {
    if (questions.length === 1 || !isAboutOneQuestion(fault)) throw fault;
    return oneByOne(questions, ask);
  }
}

async function oneByOne<Question, Answer>(
  questions: readonly Question[],
  ask: Ask<Question, Answer>,
): Promise<readonly Settled<Answer>[]> {
  const all: Settled<Answer>[] = [];
  for (const question of questions) {
    all.push(...(await settled([question], ask).catch((fault: unknown) => [{ fault: asError(fault) }])));
  }
  return all;
}

/** Data exceptions: what somebody asked with, not the server's state. */
function isAboutOneQuestion(fault: unknown): boolean {
  return fault instanceof DatabaseError && fault.code?.startsWith('22') === true;
}
