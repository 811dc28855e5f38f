import { openLog } from '../observe/pino-log.js';
import { stopAll } from './steps.js';

describe('stopAll', () => {
  const lines: string[] = [];
  const log = openLog({ service: 'x', level: 'info', destination: { write: (line) => void lines.push(line) } });
  beforeEach(() => lines.splice(0));

  it('leaves alone what hangs, and names it', async () => {
    await stopAll([{ name: 'consumer', stop: () => new Promise(() => undefined) }], log, 10);
    expect(lines.join()).toContain('consumer');
  });

  it('stops the others when one throws at once', async () => {
    const stopped: string[] = [];
    const broken = () => {
      throw new Error('broken');
    };
    await stopAll(
      [
        { name: 'one', stop: broken },
        { name: 'two', stop: () => void stopped.push('two') },
      ],
      log,
      1_000,
    );
    expect(stopped).toEqual(['two']);
  });
});
