import { openLog } from './pino-log.js';
import { inTrace } from './trace.js';

const logged = (write: (log: ReturnType<typeof openLog>) => void): Record<string, unknown>[] => {
  const lines: string[] = [];
  write(openLog({ service: 'intake', level: 'info', destination: { write: (line) => void lines.push(line) } }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('a log line', () => {
  it('names its service, its level in words and its trace', () => {
    const [line] = logged((log) =>
      inTrace('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', () => log.warn('Something', { count: 2 })),
    );
    expect(line).toMatchObject({
      service: 'intake',
      level: 'warn',
      message: 'Something',
      count: 2,
      traceId: '0af7651916cd43dd8448eb211c80319c',
    });
  });

  it('tells of an error its name, code, stack and cause, and nothing a driver hung on it', () => {
    const cause = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    const error = Object.assign(new Error('query failed', { cause }), {
      parameters: ['Wang Xiaoming'],
      detail: 'Key (phone)=(13800000000)',
    });
    const [line] = logged((log) => log.error('Broke', { error }));
    expect(JSON.stringify(line)).not.toMatch(/Wang|13800000000/);
    expect(line).toMatchObject({ error: { name: 'Error', cause: { code: 'ECONNREFUSED' } } });
  });

  it('leaves out what is below its level', () => expect(logged((log) => log.debug('small talk'))).toEqual([]));
});
