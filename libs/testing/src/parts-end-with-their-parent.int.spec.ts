import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isListening } from '@redress/tools/parts';
import { eventually } from './index.js';

const parts = new URL('../../../tools/parts/index.mjs', import.meta.url).href;

/** Another process that starts the part; answers that process and the port of the part. */
async function startElsewhere(start: 'startPostgres' | 'startRedis'): Promise<{ parent: ChildProcess; port: number }> {
  const program = `const { ${start} } = await import(${JSON.stringify(parts)});
    const { port } = await ${start}();
    console.log(port);
    setInterval(() => {}, 1_000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  return { parent, port: Number(line.toString()) };
}

describe('a part that was started', () => {
  // A server that outlives its killed parent holds its port and its data, and the next start fails.
  it.each(['startPostgres', 'startRedis'] as const)('ends when its parent is killed: %s', async (start) => {
    const { parent, port } = await startElsewhere(start);
    expect(await isListening(port)).toBe(true);
    parent.kill('SIGKILL');
    await eventually(async () => expect(await isListening(port)).toBe(false));
  });
});
