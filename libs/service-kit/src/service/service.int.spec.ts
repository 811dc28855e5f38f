import { sampleService } from '../sample/sample-service.js';
import { sampleSetting, type SampleSetting } from '../sample/sample-setting.js';
import { type RunningService, startService } from './start-service.js';

describe('a service', () => {
  let setting: SampleSetting;
  let service: RunningService;
  let token: string;

  beforeAll(async () => {
    setting = await sampleSetting();
    service = await startService(sampleService, { env: setting.env, log: setting.log, port: 0 });
    token = await setting.tokenOf('receiver');
  });
  afterAll(async () => {
    await service.stop();
    await setting.close();
  });

  const ask = (path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
    fetch(`${service.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

  it('starts', async () => {
    const answer = await ask('/api/v1/parcels/of-branch?branch=cn/east/shanghai-01');
    expect(await answer.json()).toMatchObject({ greeting: 'hello' });
  });
});
